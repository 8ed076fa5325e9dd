package org.llmmodes.admin.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.llmmodes.admin.control.ChatAccessService;
import org.llmmodes.admin.entity.ChatAccess;

/** Whether administrators can open the chats of users here, so that nobody has to try. */
@Path("admin/chat-access")
@RequestScoped
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
public class ChatAccessRuleResource {

    @Inject
    private ChatAccessService accesses;

    /**
     * What goes here.
     *
     * @param mode    off or break-glass, as ADMIN_CHAT_ACCESS says
     * @param minutes how long an access lasts
     */
    public record RuleResponse(String mode, long minutes) {}

    @GET
    public RuleResponse read() {
        return new RuleResponse(accesses.isSwitchedOn() ? "break-glass" : "off", ChatAccess.LENGTH.toMinutes());
    }
}
