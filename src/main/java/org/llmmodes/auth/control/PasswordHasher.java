package org.llmmodes.auth.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.llmmodes.platform.config.Settings;
import org.llmmodes.platform.crypto.Secrets;
import org.springframework.security.crypto.bcrypt.BCrypt;

/**
 * Hashes and checks passwords: bcrypt over base64(HMAC-SHA-384(pepper, password)), 64 bytes, so that every byte of a long password counts
 * although bcrypt reads only 72. Plain bcrypt hashes, as the former service wrote them, are checked too.
 *
 * <p>Hashing takes a processor for about a quarter of a second, so it has a bulkhead of its own: two at once, a short queue, and who finds that full is told so at once.
 */
@ApplicationScoped
public class PasswordHasher {

    /** How many may wait: at a quarter of a second each on two processors, the last waits five seconds. */
    static final int QUEUE = 40;

    /** So many sign-ins at once keep the hashing busy and its queue full; more would only be refused there. */
    public static final int AT_ONCE = QUEUE + 8;

    private static final String PEPPERED = "{hmac-sha384}";
    private static final String PURPOSE = "password-pepper";

    private final Secrets secrets;
    private final int cost;
    private final String decoy;

    @Inject
    public PasswordHasher(Secrets secrets, Settings settings) {
        this.secrets = secrets;
        this.cost = settings.auth().bcryptCost();
        this.decoy = hashNow(Secrets.randomToken());
    }

    /** For the proxy only. */
    @SuppressWarnings("NullAway")
    protected PasswordHasher() {
        this.secrets = null;
        this.cost = 0;
        this.decoy = "";
    }

    /** The hash of a new password. */
    @Asynchronous
    @Bulkhead(value = 2, waitingTaskQueue = QUEUE)
    public CompletionStage<String> hash(String password) {
        return CompletableFuture.completedFuture(hashNow(password));
    }

    /** Whether a password belongs to a hash. */
    @Asynchronous
    @Bulkhead(value = 2, waitingTaskQueue = QUEUE)
    public CompletionStage<Boolean> matches(String password, String hash) {
        return CompletableFuture.completedFuture(matchesNow(password, hash));
    }

    /** A hash that no password belongs to; checking against it takes as long as against a real one. */
    String decoy() {
        return decoy;
    }

    /** Whether a hash that was just matched should be replaced: plain, or of another cost than configured. */
    boolean isOutdated(String hash) {
        return !hash.startsWith(PEPPERED) || costOf(hash.substring(PEPPERED.length())) != cost;
    }

    String hashNow(String password) {
        return PEPPERED + BCrypt.hashpw(prepare(password), BCrypt.gensalt("$2b", cost));
    }

    boolean matchesNow(String password, String hash) {
        return hash.startsWith(PEPPERED)
                ? BCrypt.checkpw(prepare(password), hash.substring(PEPPERED.length()))
                : BCrypt.checkpw(plain(password), hash);
    }

    /** Composed (NFC, RFC 8265 §4.2), so that é is the same from every keyboard. */
    private byte[] prepare(String password) {
        return Base64.getEncoder()
                .encode(secrets.hmac384(PURPOSE, Normalizer.normalize(password, Normalizer.Form.NFC)));
    }

    /** What the former service hashed: the bytes of the password as typed, of which bcrypt reads 72. */
    private static byte[] plain(String password) {
        var bytes = password.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= 72 ? bytes : java.util.Arrays.copyOf(bytes, 72);
    }

    /** The cost in {@code $2b$12$…}. */
    private static int costOf(String bcrypt) {
        return Integer.parseInt(bcrypt.substring(4, 6));
    }
}
