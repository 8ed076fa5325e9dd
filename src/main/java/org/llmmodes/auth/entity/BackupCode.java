package org.llmmodes.auth.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A code for the day when the authenticator is lost. The row goes when the code is used. */
@Entity
@Table(name = "backup_codes")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"})
public class BackupCode {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "user_id")
    private long userId;

    @Column(name = "code_hash")
    private String codeHash;

    protected BackupCode() {}

    public BackupCode(long userId, String codeHash) {
        this.userId = userId;
        this.codeHash = codeHash;
    }
}
