package org.llmmodes.platform.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The header that names a download (RFC 6266): in ASCII for old clients, in full by RFC 8187 where that is not all. */
public final class ContentDisposition {

    private static final Pattern NOT_PLAIN = Pattern.compile("[^A-Za-z0-9 ._()-]");

    private ContentDisposition() {}

    public static String inline(String fileName) {
        return header("inline", fileName);
    }

    public static String attachment(String fileName) {
        return header("attachment", fileName);
    }

    private static String header(String kind, String fileName) {
        var plain = NOT_PLAIN.matcher(fileName).replaceAll("_");
        var header = kind + "; filename=\"" + plain + "\"";
        if (plain.equals(fileName)) {
            return header;
        }
        var encoded = URLEncoder.encode(fileName, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return header + "; filename*=UTF-8''" + encoded;
    }
}
