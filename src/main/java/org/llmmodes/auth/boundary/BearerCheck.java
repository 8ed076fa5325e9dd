package org.llmmodes.auth.boundary;

import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.llmmodes.auth.Caller;
import org.llmmodes.auth.CurrentCaller;
import org.llmmodes.auth.control.LiveSessions;
import org.llmmodes.auth.control.LiveSessions.LiveSession;
import org.llmmodes.auth.entity.Role;
import org.llmmodes.platform.config.Settings;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;

/**
 * After MicroProfile JWT has verified a token: is its session still live, does the account still have the roles that the token says, and
 * was the password not changed since? If not, the caller is nobody, and what needs somebody answers 401.
 */
@Provider
@Priority(Priorities.AUTHENTICATION + 10)
public class BearerCheck implements ContainerRequestFilter {

    @Inject
    private LiveSessions liveSessions;

    @Inject
    private CurrentCaller currentCaller;

    @Inject
    private Settings settings;

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        var session = identify(request);
        if (!isPublic()) {
            // Said here, where it gets the shape of a problem; what roles are needed, RolesAllowed says afterwards.
            currentCaller.require();
            session.ifPresent(this::requireEnrolment);
        }
    }

    /** What says nothing needs a caller: forgetting an annotation must not open a door. */
    private boolean isPublic() {
        var method = resource.getResourceMethod();
        return method.isAnnotationPresent(PermitAll.class)
                || (resource.getResourceClass().isAnnotationPresent(PermitAll.class)
                        && !method.isAnnotationPresent(RolesAllowed.class));
    }

    /** An account whose role must have a second factor can do nothing but set one up. */
    private void requireEnrolment(LiveSession session) {
        if (!session.mfaEnabled()
                && Role.wireNames(session.roles()).stream()
                        .anyMatch(settings.auth().mfaRequiredRoles()::contains)
                && !resource.getResourceMethod().isAnnotationPresent(BeforeEnrolment.class)) {
            throw new ProblemException(
                            ProblemType.FORBIDDEN,
                            "This account must have a second factor: set one up with POST /api/auth/mfa/setup and mfa/enable.")
                    .with("mfa_enrolment_required", true);
        }
    }

    private Optional<LiveSession> identify(ContainerRequestContext request) {
        if (!(request.getSecurityContext().getUserPrincipal() instanceof JsonWebToken token)) {
            return Optional.empty();
        }
        var sessionId = Objects.toString(token.getClaim("sid"), "");
        if (!sessionId.matches("\\d{1,18}")) {
            return Optional.empty();
        }
        var session = liveSessions
                .find(Long.parseLong(sessionId))
                .filter(live -> Long.toString(live.userId()).equals(token.getSubject()))
                .filter(live ->
                        Integer.toString(live.tokenEpoch()).equals(Objects.toString(token.getClaim("epoch"), "")))
                .filter(live -> Set.copyOf(Role.wireNames(live.roles())).equals(token.getGroups()));
        session.ifPresent(live -> currentCaller.is(new Caller(
                live.userId(),
                Long.parseLong(sessionId),
                live.email(),
                live.roles().contains(Role.ADMIN))));
        return session;
    }
}
