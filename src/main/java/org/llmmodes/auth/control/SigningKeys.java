package org.llmmodes.auth.control;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.llmmodes.auth.entity.SigningKey;
import org.llmmodes.platform.config.PublishedConfig;
import org.llmmodes.platform.crypto.Secrets;

/**
 * The keys that sign access tokens (RS256, RSA 2048) as this node knows them. Made at the first start of an installation, shared by its nodes
 * through the database, private parts sealed, read again four times a minute. MicroProfile JWT asks for the public ones at every request
 * and gets those published here.
 */
@Singleton
@Startup
@Lock(LockType.READ)
public class SigningKeys {

    private static final Logger LOG = Logger.getLogger(SigningKeys.class.getName());

    @Inject
    private SigningKeyService service;

    @Inject
    private Secrets secrets;

    @Inject
    private Clock clock;

    private volatile List<Opened> keys = List.of();

    private record Opened(RSAKey key, Instant signsFrom) {}

    @PostConstruct
    void load() {
        keys = service.upToDate().stream().map(this::open).toList();
        PublishedConfig.publish("mp.jwt.verify.publickey", publicKeys());
    }

    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false)
    void reload() {
        try {
            load();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The signing keys could not be read; those known go on", e);
        }
    }

    /** The key that signs now. */
    public RSAKey current() {
        var now = clock.instant();
        var known = keys;
        return known.stream()
                .filter(opened -> !opened.signsFrom().isAfter(now))
                .findFirst()
                .orElse(known.get(known.size() - 1))
                .key();
    }

    /** Whether a token was signed, by RS256 and nothing else, with one of the keys that are ours now; keys that it brings along count for nothing. */
    public boolean haveSigned(SignedJWT token) {
        var kid = token.getHeader().getKeyID();
        return JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm())
                && keys.stream()
                        .map(Opened::key)
                        .filter(key -> key.getKeyID().equals(kid))
                        .anyMatch(key -> isSignedWith(key, token));
    }

    private static boolean isSignedWith(RSAKey key, SignedJWT token) {
        try {
            return token.verify(new RSASSAVerifier(key));
        } catch (JOSEException e) {
            return false;
        }
    }

    /** All public keys as a JWK Set (RFC 7517). */
    public String publicKeys() {
        return new JWKSet(keys.stream().<JWK>map(Opened::key).toList())
                .toPublicJWKSet()
                .toString();
    }

    private Opened open(SigningKey key) {
        try {
            var text = new String(secrets.open(SigningKeyService.PURPOSE, key.sealedKey()), StandardCharsets.UTF_8);
            return new Opened(RSAKey.parse(text), key.signsFrom());
        } catch (GeneralSecurityException | ParseException e) {
            throw new IllegalStateException("A signing key in the database cannot be opened with this SECRET_KEY", e);
        }
    }
}
