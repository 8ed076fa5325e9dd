package org.llmmodes.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.llmmodes.container.InContainer;
import org.llmmodes.container.Rows;
import org.llmmodes.container.Work;
import org.llmmodes.mail.DispatchService.Claim;
import org.llmmodes.mail.MailService.RetryOutcome;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;

/** The outbox on the locks and in the transactions of the real database; no mail server is configured, so nobody else claims. */
@ExtendWith(ArquillianExtension.class)
class OutboxIT {

    private static final String TOKEN = "wq4oRrO2bY3o8Zl1nLxkq0mT7dJ5sVfUeHcGaXiPzBk";

    @Inject
    private Outbox outbox;

    @Inject
    private DispatchService dispatch;

    @Inject
    private MailService mail;

    @Inject
    private Rows rows;

    @Inject
    private Work work;

    @Deployment
    static WebArchive deployment() {
        return InContainer.war(Rows.class, Work.class);
    }

    @Test
    void twentyThatClaimAtOnceGetEachLetterOnce() throws Exception {
        for (int i = 0; i < 10; i++) {
            outbox.put(letter(newAddress()));
        }
        var claimed = new ConcurrentLinkedQueue<Long>();

        var endings = InContainer.atOnce(20, () -> {
            for (var claim = dispatch.claim(); claim.isPresent(); claim = dispatch.claim()) {
                claimed.add(claim.get().id());
            }
            return true;
        });

        assertThat(endings.failures()).isEmpty();
        assertThat(claimed).hasSizeGreaterThanOrEqualTo(10).doesNotHaveDuplicates();
    }

    @Test
    void aLetterWhoseNodeDiedIsClaimedAgainAndTheLateResultIsIgnored() throws Exception {
        var address = newAddress();
        outbox.put(letter(address));
        var first = claim(address);
        assertThat(first.attempt()).isEqualTo(1);
        rows.change("update outbox set leased_until = created_at where id = ?", first.id());

        var second = claim(address);

        assertThat(second.attempt()).isEqualTo(2);
        assertThat(second.messageId()).isEqualTo(first.messageId());
        dispatch.sent(first);
        assertThat(status(address)).isEqualTo("PENDING");
        dispatch.sent(second);
        assertThat(status(address)).isEqualTo("SENT");
        dispatch.notSent(second, null, "late");
        assertThat(status(address)).isEqualTo("SENT");
    }

    /** A mail server that takes its time with every word: the talk outlasts the first lease. */
    @Test
    void aLetterBelongsToItsNodeForAsLongAsThatTalks() throws Exception {
        var address = newAddress();
        outbox.put(letter(address));
        var claim = claim(address);
        rows.change("update outbox set leased_until = created_at where id = ?", claim.id());

        dispatch.renew(claim);

        assertThat(claimAll()).noneMatch(other -> other.id() == claim.id());
        dispatch.sent(claim);
        assertThat(status(address)).isEqualTo("SENT");
        dispatch.renew(claim);
        assertThat(rows.number("select count(*) from outbox where id = ? and leased_until is not null", claim.id()))
                .isZero();
    }

    @Test
    void aLetterIsStoredWithItsCauseOrNotAtAll() throws Exception {
        var address = newAddress();

        assertThatThrownBy(() -> work.fail(
                        entities -> outbox.put(letter(address)), new ProblemException(ProblemType.CONFLICT, "No.")))
                .isInstanceOf(ProblemException.class);

        assertThat(rows.number("select count(*) from outbox where recipient = ?", address))
                .isZero();
    }

    @Test
    void theTableShowsNoTokenAndForgetsWhatWasSent() throws Exception {
        var address = newAddress();
        outbox.put(letter(address));
        var sealed = rows.texts("select sealed_content from outbox where recipient = ?", address);
        assertThat(sealed.get(0)).isNotNull().doesNotContain(TOKEN, "Ada");

        var claim = claim(address);
        assertThat(claim.letter().values()).containsEntry("token", TOKEN);
        dispatch.sent(claim);

        assertThat(rows.texts("select sealed_content from outbox where recipient = ?", address))
                .containsOnlyNulls();
    }

    @Test
    void aLetterThatIsTooLateIsNotSent() throws Exception {
        var address = newAddress();
        outbox.put(letter(address));
        rows.change("update outbox set give_up_at = created_at where recipient = ?", address);

        claimAll();

        assertThat(status(address)).isEqualTo("FAILED");
    }

    @Test
    void anAdministratorSeesLettersAndSendsOneAgain() throws Exception {
        var address = newAddress();
        outbox.put(letter(address));
        var claim = claim(address);
        assertThat(mail.retry(claim.id())).isEqualTo(RetryOutcome.NOT_WAITING);
        dispatch.notSent(claim, null, "550 5.1.1 No such user");
        assertThat(mail.counts().get(LetterStatus.FAILED)).isPositive();
        var seen = mail.list(LetterStatus.FAILED, 100, 0).stream()
                .filter(stored -> stored.to().equals(address))
                .findFirst();
        assertThat(seen).map(StoredLetter::lastError).hasValue("550 5.1.1 No such user");
        assertThat(seen).map(StoredLetter::attempts).hasValue(1);

        assertThat(mail.retry(claim.id())).isEqualTo(RetryOutcome.QUEUED);

        dispatch.sent(claim(address));
        assertThat(mail.retry(claim.id())).isEqualTo(RetryOutcome.NOT_WAITING);
        assertThat(mail.retry(Long.MAX_VALUE)).isEqualTo(RetryOutcome.UNKNOWN);
    }

    @Test
    void lettersAreSweptWhenNobodyAsksAnyMore() throws Exception {
        var address = newAddress();
        outbox.put(letter(address));
        dispatch.sent(claim(address));
        dispatch.sweep();
        assertThat(status(address)).isEqualTo("SENT");
        rows.change("update outbox set created_at = timestamp '2020-01-01 00:00:00' where recipient = ?", address);

        dispatch.sweep();

        assertThat(rows.number("select count(*) from outbox where recipient = ?", address))
                .isZero();
    }

    private Claim claim(String address) {
        return claimAll().stream()
                .filter(claim -> claim.letter().to().equals(address))
                .findFirst()
                .orElseThrow();
    }

    private List<Claim> claimAll() {
        return java.util.stream.Stream.generate(dispatch::claim)
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .toList();
    }

    private String status(String address) throws Exception {
        return String.valueOf(rows.texts("select status from outbox where recipient = ?", address)
                .get(0));
    }

    private static Letter letter(String address) {
        return new Letter(LetterKind.VERIFY_EMAIL, address, "Ada", "en", Map.of("token", TOKEN));
    }

    private static String newAddress() {
        return "outbox-" + UUID.randomUUID() + "@example.org";
    }
}
