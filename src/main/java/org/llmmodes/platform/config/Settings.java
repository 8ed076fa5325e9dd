package org.llmmodes.platform.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything an operator can set, read from the environment once at start; docs/configuration.md lists the variables.
 *
 * @param environment development, test or production
 * @param debug       more words in the log
 * @param logLevel    the least level that the application logs
 * @param docsEnabled whether /docs, /redoc and /openapi.json are served
 * @param secretKey   the operator's secret; null means that the installation keeps one of its own (not in production)
 */
public record Settings(
        Environment environment,
        boolean debug,
        LogLevel logLevel,
        boolean docsEnabled,
        @Nullable String secretKey,
        Web web,
        Auth auth,
        Mail mail,
        Ai ai,
        RateLimits rateLimits) {

    /** Where the server runs. */
    public enum Environment {
        DEVELOPMENT,
        TEST,
        PRODUCTION
    }

    /** The least level that is logged. */
    public enum LogLevel {
        DEBUG,
        INFO,
        WARNING,
        ERROR
    }

    /**
     * The public address.
     *
     * @param allowedOrigins origins that browsers may call from
     * @param trustedProxies peers whose X-Forwarded-For counts
     * @param appUrl         where links in mails point, without a slash at the end
     */
    public record Web(List<String> allowedOrigins, List<AddressRange> trustedProxies, String appUrl) {}

    /**
     * Accounts and sessions.
     *
     * @param accessTokenLifetime  how long an access token is good for
     * @param refreshTokenLifetime how long a session lives without being used
     * @param rememberMeLifetime   the same where the user asked to be remembered
     * @param refreshReuseGrace    how long a refresh token that was just rotated still answers with its successor; zero: never
     * @param maxLoginAttempts     failures that lock
     * @param lockoutDuration      how long they lock
     * @param passwordHistoryCount former passwords that may not come back
     * @param bcryptCost           log2 of bcrypt's rounds
     * @param passwordPolicy       which rules a new password meets
     * @param requireVerifiedEmail whether sign-in waits for a verified address
     * @param signingKeyRotation   how long a key signs access tokens before the next one does; zero: for ever
     * @param mfaRequiredRoles     roles that must have a second factor
     * @param breakGlass           whether administrators may open a user's chats for a while, giving a reason
     * @param adminEmail           the first administrator's address; null: none is made
     * @param adminPassword        and password
     */
    public record Auth(
            Duration accessTokenLifetime,
            Duration refreshTokenLifetime,
            Duration rememberMeLifetime,
            Duration refreshReuseGrace,
            int maxLoginAttempts,
            Duration lockoutDuration,
            int passwordHistoryCount,
            int bcryptCost,
            PasswordPolicy passwordPolicy,
            boolean requireVerifiedEmail,
            Duration signingKeyRotation,
            Set<String> mfaRequiredRoles,
            boolean breakGlass,
            @Nullable String adminEmail,
            @Nullable String adminPassword) {}

    /** Which rules a new password meets. */
    public enum PasswordPolicy {
        COMPLEXITY,
        NIST
    }

    /**
     * The mail server.
     *
     * @param host     null: mail stays in the outbox
     * @param port     1..65535
     * @param from     the sender
     * @param startTls whether the connection must turn to TLS
     */
    public record Mail(
            @Nullable String host,
            int port,
            @Nullable String username,
            @Nullable String password,
            boolean startTls,
            String from) {}

    /**
     * The AI provider.
     *
     * @param provider           embedded, openai, anthropic, google or ollama
     * @param baseUrl            null: the provider's own
     * @param apiKey             null: none is sent; never to be shown, logged or stored
     * @param model              what is asked; blank where the provider is embedded
     * @param visionModel        what is asked about images
     * @param timeout            how long a reply may take
     * @param maxConcurrent      replies at once on this node
     * @param maxPerUser         replies at once on this node for one user, where a provider writes them
     * @param contextTokens      how much of a conversation the provider is told, in estimated tokens
     * @param dailyTokensPerUser null: no limit
     */
    public record Ai(
            String provider,
            @Nullable String baseUrl,
            @Nullable String apiKey,
            String model,
            String visionModel,
            Duration timeout,
            int maxConcurrent,
            int maxPerUser,
            int contextTokens,
            @Nullable Long dailyTokensPerUser) {

        /** What is asked, with an image or without. */
        public String modelFor(boolean image) {
            return image ? visionModel : model;
        }

        /** Without the key. */
        @Override
        public String toString() {
            return "Ai[" + provider + " " + model + "]";
        }
    }

    /**
     * The rate limits.
     *
     * @param enabled all or none
     * @param rules   by name: register, login, refresh …
     */
    public record RateLimits(boolean enabled, Map<String, Rate> rules) {}
}
