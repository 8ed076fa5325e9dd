package org.llmmodes.docs.boundary;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.llmmodes.platform.json.Json;

/** {@code GET /openapi.json}: the OpenAPI document, put together when it is first asked for. */
@WebServlet(urlPatterns = "/openapi.json")
public class OpenApiPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final class Holder {
        static final byte[] DOCUMENT = Json.bytes(OpenApiDocument.assemble());
        static final String TAG = "\"" + Long.toHexString(checksum(DOCUMENT)) + "\"";
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("ETag", Holder.TAG);
        response.setHeader("Cache-Control", "no-cache");
        var known = request.getHeader("If-None-Match");
        if (known != null && known.contains(Holder.TAG)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType("application/json");
        response.setContentLength(Holder.DOCUMENT.length);
        response.getOutputStream().write(Holder.DOCUMENT);
    }

    private static long checksum(byte[] bytes) {
        var checksum = new CRC32C();
        checksum.update(ByteBuffer.wrap(bytes));
        return checksum.getValue();
    }
}
