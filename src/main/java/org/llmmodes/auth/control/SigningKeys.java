package org.llmmodes.auth.control;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.llmmodes.auth.entity.SigningKey;
import org.llmmodes.auth.entity.SigningKeyRepository;
import org.llmmodes.platform.config.PublishedConfig;
import org.llmmodes.platform.crypto.Secrets;

/**
 * The keys that sign access tokens (RS256, RSA 2048). Made at the first start of an installation, shared by its nodes through the database,
 * private parts sealed. MicroProfile JWT verifies with what is published here.
 */
@Singleton
@Startup
@Lock(LockType.READ)
public class SigningKeys {

    private static final String PURPOSE = "signing-key";
    private static final int RSA_BITS = 2048;

    @Inject
    private SigningKeyRepository repository;

    @Inject
    private Secrets secrets;

    @Inject
    private Clock clock;

    private List<RSAKey> keys = List.of();

    @PostConstruct
    void load() {
        repository.lockInstallation();
        if (repository.findAll().isEmpty()) {
            create();
        }
        var opened = new ArrayList<RSAKey>();
        for (var key : repository.findAll()) {
            opened.add(open(key));
        }
        keys = List.copyOf(opened);
        PublishedConfig.publish("mp.jwt.verify.publickey", publicKeys());
    }

    /** The key that signs now. */
    public RSAKey current() {
        return keys.get(0);
    }

    /** All public keys as a JWK Set (RFC 7517). */
    public String publicKeys() {
        return new JWKSet(new ArrayList<>(keys)).toPublicJWKSet().toString();
    }

    private void create() {
        try {
            var key = new RSAKeyGenerator(RSA_BITS)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
            var sealed = secrets.seal(PURPOSE, key.toJSONString().getBytes(StandardCharsets.UTF_8));
            repository.add(new SigningKey(key.getKeyID(), sealed, clock.instant()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private RSAKey open(SigningKey key) {
        try {
            return RSAKey.parse(new String(secrets.open(PURPOSE, key.sealedKey()), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | ParseException e) {
            throw new IllegalStateException("A signing key in the database cannot be opened with this SECRET_KEY", e);
        }
    }
}
