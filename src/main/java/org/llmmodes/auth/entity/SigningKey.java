package org.llmmodes.auth.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A key that signs access tokens, sealed with a key made from SECRET_KEY. */
@Entity
@Table(name = "signing_keys")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"})
public class SigningKey {

    @Id
    private String kid;

    @Column(name = "sealed_key")
    private String sealedKey;

    @Column(name = "created_at")
    private Instant createdAt;

    protected SigningKey() {}

    public SigningKey(String kid, String sealedKey, Instant now) {
        this.kid = kid;
        this.sealedKey = sealedKey;
        this.createdAt = now;
    }

    public String sealedKey() {
        return sealedKey;
    }
}
