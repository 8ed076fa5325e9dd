package org.llmmodes.chat.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.llmmodes.chat.entity.MessageStatus;
import org.llmmodes.container.InContainer;
import org.llmmodes.container.Rows;
import org.llmmodes.modes.Modes;
import org.llmmodes.modes.echo.EchoMode;
import org.llmmodes.platform.json.Json;
import org.llmmodes.platform.problem.ProblemException;

/** A new mode is one package: the product with one more class in it has one more mode, and nothing else was changed. */
@ExtendWith(ArquillianExtension.class)
class NewModeIT {

    @Inject
    private ChatService chats;

    @Inject
    private ReplyDesk desk;

    @Inject
    private SettingsService settings;

    @Inject
    private Modes modes;

    @Inject
    private Rows rows;

    private long user;

    @Deployment
    static WebArchive deployment() {
        return InContainer.war(Rows.class, EchoMode.class);
    }

    @BeforeEach
    void aUserWhoHasNothingYet() throws Exception {
        var address = "user-" + UUID.randomUUID() + "@example.org";
        rows.change(
                "insert into users (email, email_key, first_name, last_name, password_hash, roles, is_active, is_verified,"
                        + " mfa_enabled, created_at, updated_at, version) values (?, ?, 'Ada', 'Lovelace', 'hash', 'user', true,"
                        + " false, false, current_timestamp, current_timestamp, 0)",
                address,
                address);
        user = rows.number("select id from users where email_key = ?", address);
    }

    @Test
    void theNewModeIsThereBesideTheOthers() {
        assertThat(modes.names()).containsExactly("assistant", "echo", "image_processing", "similar_questions");
    }

    @Test
    void itAnswersWithItsSettings() throws Exception {
        var chat = chats.open(user, "A chat", "echo");
        settings.set(user, modes.require("mode", "echo"), Json.object().put("times", 2), null);

        var exchange = desk.send(user, chat.id(), new Draft("hello", null, List.of(), null, true));

        var reply = Objects.requireNonNull(exchange.progress())
                .ended()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS)
                .message();
        assertThat(reply.status()).isEqualTo(MessageStatus.COMPLETE);
        assertThat(reply.content()).isEqualTo("hello hello");
        assertThat(reply.engine()).isEqualTo("echo");
        assertThat(reply.durationMs()).isNotNull();
    }

    @Test
    void itsBoundsAreKept() {
        var wrong = Json.object().put("times", 9);

        assertThatThrownBy(() -> settings.set(user, modes.require("mode", "echo"), wrong, null))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("times");
    }
}
