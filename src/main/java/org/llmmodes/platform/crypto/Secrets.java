package org.llmmodes.platform.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is made from SECRET_KEY. Every purpose has a key of its own, so that what one leaks tells nothing of another: key = HMAC-SHA-384(
 * SECRET_KEY, purpose), shortened where 256 bits are wanted.
 */
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final byte[] master;

    public Secrets(String secretKey) {
        this.master = secretKey.getBytes(StandardCharsets.UTF_8);
    }

    /** HMAC-SHA-384 of a text, 48 bytes. */
    public byte[] hmac384(String purpose, String text) {
        return mac("HmacSHA384", mac("HmacSHA384", master, purpose), text);
    }

    /** HMAC-SHA-256 of a text, 32 bytes, as 43 characters of base64url. */
    public String sign(String purpose, String text) {
        return encode(mac("HmacSHA256", key(purpose), text));
    }

    /** Encrypts with AES-256-GCM (NIST SP 800-38D): nonce, ciphertext and tag as base64url. */
    public String seal(String purpose, byte[] plain) {
        var nonce = random(NONCE_BYTES);
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE, new SecretKeySpec(key(purpose), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            var sealed = cipher.doFinal(plain);
            var all = Arrays.copyOf(nonce, nonce.length + sealed.length);
            System.arraycopy(sealed, 0, all, nonce.length, sealed.length);
            return encode(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Opens what {@link #seal} made.
     *
     * @throws GeneralSecurityException when it was made with another SECRET_KEY or for another purpose, or was changed
     */
    public byte[] open(String purpose, String sealed) throws GeneralSecurityException {
        var all = Base64.getUrlDecoder().decode(sealed);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(key(purpose), "AES"),
                new GCMParameterSpec(TAG_BITS, all, 0, NONCE_BYTES));
        return cipher.doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
    }

    /** Random bytes nobody can guess. */
    public static byte[] random(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    /** 256 random bits as 43 characters of base64url. */
    public static String randomToken() {
        return encode(random(32));
    }

    public static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private byte[] key(String purpose) {
        return Arrays.copyOf(mac("HmacSHA384", master, purpose), 32);
    }

    private static byte[] mac(String algorithm, byte[] key, String text) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
