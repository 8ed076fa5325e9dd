package org.llmmodes.browser;

import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.llmmodes.blackbox.Database;
import org.llmmodes.blackbox.Node;
import org.llmmodes.blackbox.Postbox;

/** The server that all browser stories share; its pages are seen by users of their own. */
final class Site {

    /** Where a front end of somebody else may call from. */
    static final String FRIEND = "http://localhost:" + Node.freePort();

    private static @Nullable Node node;

    private Site() {}

    static synchronized Node node() {
        if (node == null) {
            var environment = new HashMap<>(Postbox.shared().environment());
            environment.put("ALLOWED_ORIGINS", FRIEND);
            environment.put("MFA_REQUIRED_ROLES", "admin");
            environment.put("ADMIN_CHAT_ACCESS", "break-glass");
            node = Node.start(Database.H2, environment);
            Runtime.getRuntime().addShutdownHook(new Thread(node::close));
        }
        return node;
    }

    /** A browser that looks at it. */
    static Browser browser() {
        return Browser.open(node().address());
    }
}
