package org.llmmodes.blackbox;

import java.util.Map;

/** What people do with the links of letters, and how they ask for such letters. */
record MailLinks(Node node) {

    static final String VERIFY = "Confirm your e-mail address";
    static final String RESET = "Choose a new password";

    Answer ask(String call, String email) {
        return node.visitor().post("/api/auth/" + call, Map.of("email", email));
    }

    Answer act(String call, String token) {
        return node.visitor().post("/api/auth/" + call, Map.of("token", token));
    }

    Answer reset(String token, String password) {
        return node.visitor().post("/api/auth/reset-password", Map.of("token", token, "new_password", password));
    }

    /** Waits until a letter that was written after all others has come: what was to come before it has. */
    void arriveInOrder() {
        Postbox.shared().await(node.visitor().signUp().email(), VERIFY);
    }
}
