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
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.llmmodes.auth.entity.Role;
import org.llmmodes.auth.entity.Session;
import org.llmmodes.platform.config.Settings;

/** Makes access tokens: signed JWTs with the claims of MicroProfile JWT and {@code sid}, the session they live and die with,
 * and {@code epoch}, which a password change leaves behind. */
@ApplicationScoped
public class AccessTokens {

    static final String ISSUER = "llm-modes";

    /** By how much the clock of the node that issued a token may be ahead of ours; security.xml says the same. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    /** Three parts of base64url without padding (RFC 7515 §7.1). */
    private static final Pattern JWT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

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

    /**
     * Whether a text is an access token of ours that has begun and has not expired: as strict as MicroProfile JWT, which would quote what it
     * refuses in the log. Whether its session still lives, {@link LiveSessions} knows.
     */
    public boolean isOurs(String text) {
        if (!JWT.matcher(text).matches()) {
            // Our parser reads past characters that are none of base64url; MicroProfile JWT does not.
            return false;
        }
        try {
            var token = SignedJWT.parse(text);
            return keys.haveSigned(token) && areOurs(token.getJWTClaimsSet());
        } catch (ParseException e) {
            return false;
        }
    }

    /** @throws ParseException for a claim of another type than ours has */
    private boolean areOurs(JWTClaimsSet claims) throws ParseException {
        var now = clock.instant();
        return ISSUER.equals(claims.getIssuer())
                && claims.getAudience().isEmpty()
                && claims.getSubject() != null
                && claims.getStringClaim("upn") != null
                && claims.getStringListClaim("groups") != null
                && claims.getStringClaim("sid") != null
                && claims.getStringClaim("epoch") != null
                && claims.getExpirationTime() != null
                && now.isBefore(claims.getExpirationTime().toInstant())
                && hasBegun(claims.getIssueTime(), now)
                && (claims.getNotBeforeTime() == null || hasBegun(claims.getNotBeforeTime(), now));
    }

    private static boolean hasBegun(@Nullable Date start, Instant now) {
        return start != null && !start.toInstant().isAfter(now.plus(SKEW));
    }

    long lifetimeSeconds() {
        return settings.auth().accessTokenLifetime().toSeconds();
    }
}
