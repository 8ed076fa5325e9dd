package org.llmmodes.chat.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.llmmodes.auth.CurrentCaller;
import org.llmmodes.chat.control.FileService;
import org.llmmodes.platform.web.ContentDisposition;
import org.llmmodes.platform.web.ETags;

/** The files of a chat; a file never changes, so its owner's client may keep it. */
@Path("chats/{chat}/files")
@RequestScoped
@RolesAllowed("user")
public class FileResource {

    private static final String CACHE = "private, max-age=86400, immutable";

    @Inject
    private CurrentCaller caller;

    @Inject
    private FileService files;

    @GET
    @Path("{file}")
    public Response download(
            @PathParam("chat") String chat,
            @PathParam("file") String file,
            @HeaderParam("If-None-Match") @Nullable String known,
            @Context HttpServletResponse response) {
        var userId = caller.require().userId();
        var chatId = PathId.of("Chat", chat);
        var fileId = PathId.of("File", file);
        var tag = ETags.of(fileId);
        if (known != null && known.contains(tag)) {
            files.require(userId, chatId, fileId);
            cacheable(response, tag);
            return Response.notModified().build();
        }
        var found = files.download(userId, chatId, fileId);
        cacheable(response, tag);
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        response.setHeader(
                "Content-Disposition", ContentDisposition.inline(found.file().name()));
        return Response.ok(found.bytes(), found.file().type()).build();
    }

    /** In the servlet's headers, where those of every answer are replaced and not added to. */
    private static void cacheable(HttpServletResponse response, String tag) {
        response.setHeader("Cache-Control", CACHE);
        response.setHeader("ETag", tag);
    }
}
