package org.llmmodes.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of a mail server's refusal. */
class SmtpReplyTest {

    @ParameterizedTest
    @CsvSource({
        "550 5.1.1 No such user, 550, true",
        "'554-5.7.1 one\r\n554 two', 554, true",
        "451 4.7.1 Greylisted, 451, false",
        "530 5.7.0 Authentication required, 530, false",
        "535 5.7.8 Bad credentials, 535, false",
        "Exception reading response, 0, false",
        "5500 widgets, 0, false"
    })
    void onlyALastingRefusalIsForGood(String message, int code, boolean forGood) {
        var reply = SmtpReply.of(new MessagingException(message));

        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.isForGood()).isEqualTo(forGood);
    }

    @Test
    void theInnermostReplyCounts() {
        var outer = new MessagingException("Invalid Addresses", new MessagingException("450 4.2.1 Busy"));

        assertThat(SmtpReply.of(outer)).isEqualTo(new SmtpReply(450, "450 4.2.1 Busy"));
    }

    @Test
    void aQuotedTokenIsLeftOut() {
        var token = "q1xW0bVhq1xW0bVhq1xW0bVhq1xW0bVhq1xW0bVhq1x";
        var said = "554 5.7.1 Refused\r\n because of https://chat.example.org/reset-password?token=" + token + "\r\n";

        assertThat(SmtpReply.of(new MessagingException(said)).text())
                .isEqualTo("554 5.7.1 Refused because of https://chat.example.org/reset-password?token=…");
    }

    @Test
    void aLongReplyIsCut() {
        assertThat(SmtpReply.of(new MessagingException("550 " + "a b ".repeat(200)))
                        .text())
                .hasSize(300)
                .endsWith("…");
    }

    @Test
    void anExceptionWithoutWordsIsSurvived() {
        assertThat(SmtpReply.of(new MessagingException()).text()).isNotNull();
    }
}
