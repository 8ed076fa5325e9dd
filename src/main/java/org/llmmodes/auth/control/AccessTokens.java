package org.llmmodes.auth.control;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.llmmodes.auth.entity.Role;
import org.llmmodes.auth.entity.Session;
import org.llmmodes.platform.config.Settings;

/** Makes access tokens: signed JWTs with the claims of MicroProfile JWT and {@code sid}, the session they live and die with,
 * and {@code epoch}, which a password change leaves behind. */
@ApplicationScoped
public class AccessTokens {

    static final String ISSUER = "llm-modes";

    @Inject
    private SigningKeys keys;

    @Inject
    private Settings settings;

    @Inject
    private Clock clock;

    /** A token for the account of a session, good for {@link #lifetimeSeconds}. */
    String issue(Session session, Instant now) {
        var user = session.user();
        var claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(Long.toString(user.id()))
                .claim("upn", user.email())
                .claim("groups", Role.wireNames(user.roles()))
                .claim("sid", Long.toString(session.id()))
                .claim("epoch", Integer.toString(session.tokenEpoch()))
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(lifetimeSeconds())))
                .build();
        var key = keys.current();
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(key.getKeyID())
                .type(JOSEObjectType.JWT)
                .build();
        var token = new SignedJWT(header, claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    /** Whether a text is an access token of ours that has not expired; whether its session still lives, {@link LiveSessions} knows. */
    public boolean isOurs(String text) {
        try {
            var token = SignedJWT.parse(text);
            if (!keys.haveSigned(token)) {
                return false;
            }
            var claims = token.getJWTClaimsSet();
            var end = claims.getExpirationTime();
            return ISSUER.equals(claims.getIssuer())
                    && end != null
                    && clock.instant().isBefore(end.toInstant());
        } catch (ParseException e) {
            return false;
        }
    }

    long lifetimeSeconds() {
        return settings.auth().accessTokenLifetime().toSeconds();
    }
}
