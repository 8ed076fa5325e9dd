package org.llmmodes.platform.config;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.llmmodes.platform.config.Settings.Environment;

/** Makes {@link Settings} of variables; the first bad one ends it. */
public final class SettingsReader {

    private static final int MIN_SECRET_BYTES = 32;

    /** The limits of the contract: name to default. */
    private static final Map<String, String> RATES = Map.of(
            "register", "3/minute",
            "login", "10/minute",
            "refresh", "20/minute",
            "forgot_password", "3/minute",
            "reset_password", "5/minute",
            "change_password", "5/minute",
            "resend_verification", "3/minute",
            "mfa", "10/minute",
            "verify_email", "30/minute",
            "unlock", "30/minute");

    /** What is asked where AI_MODEL does not say. */
    private static final Map<String, String> MODELS = Map.of(
            "openai", "gpt-4o-mini",
            "anthropic", "claude-haiku-4-5",
            "google", "gemini-2.5-flash",
            "ollama", "llama3.2");

    private final Variables variables;

    public SettingsReader(Function<String, Optional<String>> source) {
        this.variables = new Variables(source);
    }

    /** @throws BadSetting naming the variable and what it accepts */
    public Settings read() {
        var environment = variables.choice("ENVIRONMENT", Environment.DEVELOPMENT);
        ports();
        variables.number("DATABASE_POOL_SIZE", 20, 2, 1000);
        return new Settings(
                environment,
                variables.flag("DEBUG", false),
                logLevel(),
                variables.flag("DOCS_ENABLED", environment != Environment.PRODUCTION),
                secretKey(environment),
                web(),
                auth(),
                mail(),
                ai(),
                rateLimits());
    }

    /** The server itself reads the ports; here they are only checked, so that a bad one stops the start with a clear line. */
    private void ports() {
        variables.number("HTTP_PORT", 8000, 1, 65535);
        variables.number("HTTPS_PORT", 8443, -1, 65535);
        variables.number("MANAGEMENT_PORT", 9090, -1, 65535);
    }

    private Settings.LogLevel logLevel() {
        var fallback = variables.flag("DEBUG", false) ? Settings.LogLevel.DEBUG : Settings.LogLevel.INFO;
        var given = variables.text("LOG_LEVEL", fallback.name());
        return switch (given.toUpperCase(java.util.Locale.ROOT)) {
            case "DEBUG" -> Settings.LogLevel.DEBUG;
            case "INFO" -> Settings.LogLevel.INFO;
            case "WARN", "WARNING" -> Settings.LogLevel.WARNING;
            case "ERROR", "CRITICAL" -> Settings.LogLevel.ERROR;
            default -> throw new BadSetting("LOG_LEVEL", "DEBUG, INFO, WARNING or ERROR");
        };
    }

    private @Nullable String secretKey(Environment environment) {
        var secret = variables.textOrNull("SECRET_KEY");
        var tooShort = secret != null && secret.getBytes(StandardCharsets.UTF_8).length < MIN_SECRET_BYTES;
        if (environment == Environment.PRODUCTION && (secret == null || tooShort)) {
            throw new BadSetting("SECRET_KEY", "set in production, to at least 32 bytes that nobody can guess");
        }
        if (tooShort) {
            throw new BadSetting("SECRET_KEY", "at least 32 bytes that nobody can guess, or not set at all");
        }
        return secret;
    }

    private Settings.Web web() {
        var origins = variables.list("ALLOWED_ORIGINS", "http://localhost:3000,http://localhost:3001");
        for (var origin : origins) {
            if (!Variables.isWebAddress(origin)
                    || origin.chars().filter(c -> c == '/').count() != 2) {
                throw new BadSetting(
                        "ALLOWED_ORIGINS",
                        "origins such as https://app.example.org, separated by commas, without a path");
            }
        }
        var proxies = variables.list("TRUSTED_PROXIES", "").stream()
                .map(text -> AddressRange.parse(text)
                        .orElseThrow(() -> new BadSetting(
                                "TRUSTED_PROXIES", "addresses or ranges such as 10.0.0.0/8, separated by commas")))
                .toList();
        var appUrl = variables.webAddress("APP_URL");
        return new Settings.Web(
                origins,
                proxies,
                appUrl == null ? "http://localhost:" + variables.number("HTTP_PORT", 8000, 1, 65535) : appUrl);
    }

    private Settings.Auth auth() {
        var adminEmail = variables.textOrNull("ADMIN_EMAIL");
        var adminPassword = variables.textOrNull("ADMIN_PASSWORD");
        if ((adminEmail == null) != (adminPassword == null)) {
            throw new BadSetting(
                    adminEmail == null ? "ADMIN_EMAIL" : "ADMIN_PASSWORD", "set together with the other of the two");
        }
        return new Settings.Auth(
                Duration.ofMinutes(variables.number("ACCESS_TOKEN_EXPIRE_MINUTES", 15, 1, 1440)),
                Duration.ofDays(variables.number("REFRESH_TOKEN_EXPIRE_DAYS", 7, 1, 365)),
                Duration.ofDays(variables.number("REMEMBER_ME_DAYS", 30, 1, 365)),
                Duration.ofSeconds(variables.number("REFRESH_REUSE_GRACE_SECONDS", 10, 0, 300)),
                variables.number("MAX_LOGIN_ATTEMPTS", 5, 1, 100),
                Duration.ofMinutes(variables.number("LOCKOUT_DURATION_MINUTES", 30, 1, 1440)),
                variables.number("PASSWORD_HISTORY_COUNT", 5, 0, 24),
                variables.number("BCRYPT_COST", 12, 4, 16),
                variables.choice("PASSWORD_POLICY", Settings.PasswordPolicy.COMPLEXITY),
                variables.flag("REQUIRE_VERIFIED_EMAIL", false),
                Duration.ofDays(variables.number("SIGNING_KEY_ROTATION_DAYS", 90, 0, 3650)),
                mfaRequiredRoles(),
                variables
                        .oneOf("ADMIN_CHAT_ACCESS", "off", List.of("off", "break-glass"))
                        .equals("break-glass"),
                adminEmail,
                adminPassword);
    }

    private Set<String> mfaRequiredRoles() {
        var roles = Set.copyOf(variables.list("MFA_REQUIRED_ROLES", "none"));
        if (roles.equals(Set.of("none"))) {
            return Set.of();
        }
        if (!Set.of("user", "admin").containsAll(roles)) {
            throw new BadSetting("MFA_REQUIRED_ROLES", "none, or roles (admin, user) separated by commas");
        }
        return roles;
    }

    private Settings.Mail mail() {
        var from = variables.text("EMAIL_FROM", "LLM_MODES <no-reply@localhost>");
        if (!isMailAddress(from)) {
            throw new BadSetting("EMAIL_FROM", "an e-mail address, with or without a name before it");
        }
        return new Settings.Mail(
                variables.textOrNull("SMTP_HOST"),
                variables.number("SMTP_PORT", 587, 1, 65535),
                variables.textOrNull("SMTP_USERNAME"),
                variables.textOrNull("SMTP_PASSWORD"),
                variables.flag("SMTP_STARTTLS", true),
                from);
    }

    private static boolean isMailAddress(String text) {
        try {
            new InternetAddress(text, true);
            return text.chars().noneMatch(Character::isISOControl) && text.contains("@");
        } catch (AddressException e) {
            return false;
        }
    }

    private Settings.Ai ai() {
        var daily = variables.number("AI_DAILY_TOKENS_PER_USER", 0, 0, 999_999_999);
        var provider = variables.oneOf(
                "AI_PROVIDER", "embedded", List.of("embedded", "openai", "anthropic", "google", "ollama"));
        var model = variables.text("AI_MODEL", MODELS.getOrDefault(provider, ""));
        var maxConcurrent = variables.number("AI_MAX_CONCURRENT", 32, 1, 1000);
        return new Settings.Ai(
                provider,
                variables.webAddress("AI_BASE_URL"),
                apiKey(),
                modelName("AI_MODEL", model),
                modelName("AI_VISION_MODEL", variables.text("AI_VISION_MODEL", model)),
                Duration.ofSeconds(variables.number("AI_TIMEOUT_SECONDS", 60, 1, 600)),
                maxConcurrent,
                variables.number("AI_MAX_CONCURRENT_PER_USER", Math.max(4, maxConcurrent / 2), 1, 1000),
                variables.number("AI_CONTEXT_TOKENS", 8_000, 500, 1_000_000),
                daily == 0 ? null : (long) daily);
    }

    /** A key goes into a header as it is. */
    private @Nullable String apiKey() {
        var key = variables.textOrNull("AI_API_KEY");
        if (key != null && !key.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new BadSetting("AI_API_KEY", "printable ASCII characters without spaces");
        }
        return key;
    }

    private static String modelName(String variable, String name) {
        if (name.length() > 200 || name.chars().anyMatch(c -> c <= ' ' || c == 127)) {
            throw new BadSetting(variable, "a model's name of at most 200 characters without spaces");
        }
        return name;
    }

    private Settings.RateLimits rateLimits() {
        var rules = new LinkedHashMap<String, Rate>();
        RATES.forEach((name, rate) ->
                rules.put(name, variables.rate("RATE_LIMIT_" + name.toUpperCase(java.util.Locale.ROOT), rate)));
        return new Settings.RateLimits(variables.flag("RATE_LIMIT_ENABLED", true), Map.copyOf(rules));
    }
}
