package org.llmmodes.auth.control;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.llmmodes.audit.AuditEntry;
import org.llmmodes.audit.AuditTrail;
import org.llmmodes.audit.AuditType;
import org.llmmodes.auth.entity.SigningKey;
import org.llmmodes.auth.entity.SigningKeyRepository;
import org.llmmodes.platform.config.Settings;
import org.llmmodes.platform.crypto.Secrets;

/**
 * Makes signing keys, in turn, and removes those that nobody needs any more; nodes that want to do it at once take turns.
 *
 * <p>Worked case, rotation after 90 days, access tokens of 15 minutes: on day 90 at 12:00 a key is made and published, from 12:05 on it
 * signs, and at 12:25 the former one is removed.
 */
@Stateless
public class SigningKeyService {

    static final String PURPOSE = "signing-key";

    /** Nodes read the keys every quarter of a minute, others may keep the published ones for five minutes. */
    private static final Duration PUBLISHED_BEFORE = Duration.ofMinutes(5);

    private static final int RSA_BITS = 2048;

    @Inject
    private SigningKeyRepository keys;

    @Inject
    private AuditTrail audit;

    @Inject
    private Secrets secrets;

    @Inject
    private Settings settings;

    @Inject
    private Clock clock;

    /** All keys that verify, the one that begins to sign last first; makes or removes some where it is time. */
    public List<SigningKey> upToDate() {
        var now = clock.instant();
        var found = keys.findAll();
        if (isDue(found, now) || found.stream().anyMatch(key -> isSpent(key, found, now))) {
            keys.lockInstallation();
            var current = keys.findAll();
            current.stream().filter(key -> isSpent(key, current, now)).forEach(keys::remove);
            if (isDue(current, now)) {
                create(now, current.isEmpty() ? now : now.plus(PUBLISHED_BEFORE));
            }
            return keys.findAll();
        }
        return found;
    }

    private boolean isDue(List<SigningKey> found, Instant now) {
        var age = settings.auth().signingKeyRotation();
        return found.isEmpty()
                || (!age.isZero() && found.get(0).signsFrom().plus(age).isBefore(now));
    }

    /** Whether a later key has been signing for so long that no token of this one can be good. */
    private boolean isSpent(SigningKey key, List<SigningKey> all, Instant now) {
        var overlap = settings.auth().accessTokenLifetime().plus(PUBLISHED_BEFORE);
        return all.stream()
                .anyMatch(later -> later.signsFrom().isAfter(key.signsFrom())
                        && later.signsFrom().plus(overlap).isBefore(now));
    }

    private void create(Instant now, Instant signsFrom) {
        try {
            var key = new RSAKeyGenerator(RSA_BITS)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
            var sealed = secrets.seal(PURPOSE, key.toJSONString().getBytes(StandardCharsets.UTF_8));
            keys.add(new SigningKey(key.getKeyID(), sealed, now, signsFrom));
            audit.record(AuditEntry.of(AuditType.SIGNING_KEY_ROTATED).with("kid", key.getKeyID()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
