package org.llmmodes.platform.problem;

/** Every kind of problem that this service answers with; {@code /docs} explains each under its {@link #uri()}. */
public enum ProblemType {
    MALFORMED_REQUEST(
            400,
            "Malformed request",
            "The body is not what its media type says: broken JSON, nested too deep, not UTF-8."),
    INVALID_TOKEN(
            400, "Token not accepted", "The token in the body is unknown, expired, used or made for another purpose."),
    RULE_BROKEN(
            400,
            "Not allowed",
            "The request is well formed but a rule of the service forbids it; the detail names the rule."),
    UNAUTHENTICATED(
            401,
            "Sign-in needed",
            "No valid access token came with the request. Sign in, or refresh the token, and try again."),
    WRONG_CREDENTIALS(401, "Wrong credentials", "The e-mail address and the password do not belong together."),
    MFA_REQUIRED(401, "Second factor needed", "The password was right; send the same request with mfa_code."),
    FORBIDDEN(403, "Forbidden", "The account is known but may not do this."),
    NOT_FOUND(404, "Not found", "There is nothing at this address, or it belongs to somebody else."),
    METHOD_NOT_ALLOWED(
            405,
            "Method not allowed",
            "The resource exists but does not know this method; the Allow header lists those it knows."),
    NOT_ACCEPTABLE(
            406, "Not acceptable", "The resource cannot be given in any media type that the Accept header names."),
    CONFLICT(409, "Conflict", "What the request would make exists already, or is in a state that excludes it."),
    PRECONDITION_FAILED(
            412, "Changed meanwhile", "If-Match names an older state. Read the resource again and repeat the change."),
    TOO_LARGE(413, "Too large", "The body, or a file in it, is larger than this call accepts."),
    URI_TOO_LONG(414, "Address too long", "The address of the request is longer than the server reads."),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "Unsupported media type",
            "Send the body as application/json, or as the media types this call documents."),
    VALIDATION(
            422,
            "Validation failed",
            "One or more fields are missing, of the wrong type or out of bounds; errors lists each."),
    LOCKED(
            423,
            "Locked",
            "Too many failures. Wait as long as Retry-After says, or use the unlock link that was mailed."),
    RATE_LIMITED(
            429,
            "Too many requests",
            "The client has used up its requests; Retry-After says when the next one is accepted."),
    HEADERS_TOO_LARGE(431, "Headers too large", "The headers of the request are larger than the server reads."),
    INTERNAL(500, "Internal error", "Something broke on our side. The request id finds it in the server's log."),
    ENGINE_FAILED(
            502,
            "The engine failed",
            "The AI engine answered with an error or with nothing usable. The message is kept; regenerate the reply."),
    OVERLOADED(
            503,
            "Overloaded",
            "The server has too much to do right now. Repeat the request after Retry-After seconds."),
    UNAVAILABLE(
            503,
            "Unavailable",
            "Something this service depends on is away. Repeat the request after Retry-After seconds."),
    ENGINE_UNAVAILABLE(
            503,
            "The engine is unavailable",
            "No AI engine can answer this now. The message is kept; regenerate the reply later."),
    ENGINE_TIMEOUT(
            504,
            "The engine took too long",
            "The AI engine did not answer in time. The message is kept; regenerate the reply."),
    INTERRUPTED(
            500,
            "The reply was interrupted",
            "The server stopped while it wrote the reply. The message is kept; regenerate the reply.");

    private final int status;
    private final String title;
    private final String explanation;

    ProblemType(int status, String title, String explanation) {
        this.status = status;
        this.title = title;
        this.explanation = explanation;
    }

    /** The HTTP status that goes with the type. */
    public int status() {
        return status;
    }

    /** A few words that are the same for every problem of the type. */
    public String title() {
        return title;
    }

    /** What the type means and what the client can do, for the documentation. */
    public String explanation() {
        return explanation;
    }

    /** The name in addresses and documents: {@code rate-limited}. */
    public String slug() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The type as RFC 9457 wants it: a URI reference, relative to this server, that the documentation page explains. */
    public String uri() {
        return "/docs#problem-" + slug();
    }

    /** The type that describes an HTTP status best; statuses without one of their own fall back to their class. */
    public static ProblemType ofStatus(int status) {
        for (var type : values()) {
            if (type.status == status && type != INVALID_TOKEN) {
                return type;
            }
        }
        return status >= 500 ? INTERNAL : MALFORMED_REQUEST;
    }
}
