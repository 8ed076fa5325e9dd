package org.llmmodes.auth.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The link that makes the first administrator. Offered at a start that finds none, the same one for all nodes that start within its hour;
 * gone once it was used. What is kept is a seed: the link's token is computed from it and SECRET_KEY.
 */
@Entity
@Table(name = "installation")
@SuppressWarnings("NullAway.Init")
public class BootstrapLink {

    /** The one row of the installation. */
    public static final int ID = 1;

    @Id
    private Integer id;

    @Column(name = "bootstrap_seed")
    private @Nullable String seed;

    @Column(name = "bootstrap_expires_at")
    private @Nullable Instant expiresAt;

    protected BootstrapLink() {}

    /** The seed, where the link is still good. */
    public Optional<String> seed(Instant now) {
        return expiresAt != null && now.isBefore(expiresAt) ? Optional.ofNullable(seed) : Optional.empty();
    }

    /** Makes a new link; the older one is good no more. */
    public void offer(String newSeed, Instant now, Duration lifetime) {
        seed = newSeed;
        expiresAt = now.plus(lifetime);
    }

    /** It has served. */
    public void spend() {
        seed = null;
        expiresAt = null;
    }
}
