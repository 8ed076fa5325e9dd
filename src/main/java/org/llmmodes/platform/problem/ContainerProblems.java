package org.llmmodes.platform.problem;

/** The sentence that goes with a bare status of the container. */
final class ContainerProblems {

    private ContainerProblems() {}

    static ProblemException ofStatus(int status) {
        var type = ProblemType.ofStatus(status);
        var detail =
                switch (type) {
                    case MALFORMED_REQUEST -> "The address, the headers or the body of this request cannot be read.";
                    case UNAUTHENTICATED -> "Sign in and send the access token as 'Authorization: Bearer …'.";
                    case FORBIDDEN -> "This account may not do that.";
                    case NOT_FOUND -> "There is nothing at this address.";
                    case METHOD_NOT_ALLOWED ->
                        "This address does not know that method; the Allow header lists those it knows.";
                    case NOT_ACCEPTABLE -> "This address has no answer of a media type that the Accept header names.";
                    case UNSUPPORTED_MEDIA_TYPE -> "Send the body with 'Content-Type: application/json'.";
                    case TOO_LARGE -> "The body is larger than this call accepts.";
                    case INTERNAL -> "Something broke on our side; the request id finds it in the log.";
                    default -> type.explanation();
                };
        return new ProblemException(type, detail);
    }
}
