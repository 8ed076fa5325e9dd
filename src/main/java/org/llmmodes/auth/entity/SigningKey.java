package org.llmmodes.auth.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A key that signs access tokens, sealed with a key made from SECRET_KEY. Made, published, and some minutes later the one that signs; when
 * the next one signs it still verifies, until the last token that it signed has run out, and is removed then.
 */
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

    @Column(name = "signs_from")
    private Instant signsFrom;

    protected SigningKey() {}

    public SigningKey(String kid, String sealedKey, Instant now, Instant signsFrom) {
        this.kid = kid;
        this.sealedKey = sealedKey;
        this.createdAt = now;
        this.signsFrom = signsFrom;
    }

    public String kid() {
        return kid;
    }

    /** When it begins to sign. */
    public Instant signsFrom() {
        return signsFrom;
    }

    public String sealedKey() {
        return sealedKey;
    }
}
