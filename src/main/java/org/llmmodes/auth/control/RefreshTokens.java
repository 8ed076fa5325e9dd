package org.llmmodes.auth.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.llmmodes.auth.entity.Session;
import org.llmmodes.platform.crypto.Secrets;

/**
 * Makes and reads refresh tokens: {@code r1.<payload>.<signature>}, payload base64url of {@code {"sid":…,"n":…,"exp":…}}, signature
 * HMAC-SHA-256 (256 bits) over session seed and payload. They follow from what the session row holds, so none is stored, and asking twice
 * for the same one gives the same one.
 */
@ApplicationScoped
public class RefreshTokens {

    private static final String VERSION = "r1";
    private static final String PURPOSE = "refresh-token";
    private static final Pattern PAYLOAD =
            Pattern.compile("\\{\"sid\":(\\d{1,18}),\"n\":(\\d{1,9}),\"exp\":(\\d{1,12})}");

    @Inject
    private Secrets secrets;

    /**
     * What a token says; true only once {@link #isGenuine} has said so.
     *
     * @param sessionId which session
     * @param counter   the how-manieth of it
     */
    record Claim(long sessionId, int counter, String payload, String signature) {}

    /** The token that is good now for a session. */
    String currentOf(Session session) {
        var payload = Secrets.encode(("{\"sid\":" + session.id() + ",\"n\":" + session.refreshCounter() + ",\"exp\":"
                        + session.expiresAt().getEpochSecond() + "}")
                .getBytes(StandardCharsets.UTF_8));
        return VERSION + "." + payload + "." + sign(session.seed(), payload);
    }

    /** Takes a token apart; empty when it has not the form of one. */
    Optional<Claim> read(String token) {
        var parts = token.split("\\.", -1);
        if (parts.length != 3 || !parts[0].equals(VERSION)) {
            return Optional.empty();
        }
        String json;
        try {
            json = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        var match = PAYLOAD.matcher(json);
        if (!match.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new Claim(Long.parseLong(match.group(1)), Integer.parseInt(match.group(2)), parts[1], parts[2]));
    }

    /** Whether we made the token, for this session. */
    boolean isGenuine(Claim claim, Session session) {
        return MessageDigest.isEqual(
                sign(session.seed(), claim.payload()).getBytes(StandardCharsets.US_ASCII),
                claim.signature().getBytes(StandardCharsets.UTF_8));
    }

    private String sign(String seed, String payload) {
        return secrets.sign(PURPOSE, seed + "." + payload);
    }
}
