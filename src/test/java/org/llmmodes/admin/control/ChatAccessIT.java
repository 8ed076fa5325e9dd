package org.llmmodes.admin.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.llmmodes.admin.entity.ChatAccess;
import org.llmmodes.admin.entity.ChatAccessRead;
import org.llmmodes.auth.control.AccountService;
import org.llmmodes.container.InContainer;
import org.llmmodes.container.Rows;
import org.llmmodes.platform.web.Page;

/** Accesses to chats in the transactions, on the locks and in the SQL of the real server and database. */
@ExtendWith(ArquillianExtension.class)
class ChatAccessIT {

    private static final String REASON = "Ticket 4711: replies come out empty";

    @Inject
    private ChatAccessRepository accesses;

    @Inject
    private ChatAccessService service;

    @Inject
    private AccountService accounts;

    @Inject
    private Clock clock;

    @Inject
    private UserTransaction transaction;

    @Inject
    private Rows rows;

    private long owner;
    private long admin;

    @Deployment
    static WebArchive deployment() {
        return InContainer.war(Rows.class);
    }

    @BeforeEach
    void twoPeople() {
        owner = newAccount();
        admin = newAccount();
    }

    private long newAccount() {
        return accounts.register("user-" + UUID.randomUUID() + "@example.org", "Ada", "Lovelace", "hash", "en")
                .id();
    }

    @Test
    void whatIsOpenIsFoundFromEverySide() throws Exception {
        var access = open();

        transaction.begin();
        assertThat(accesses.findOpenForUpdate(admin, owner)).map(ChatAccess::id).hasValue(access);
        assertThat(accesses.findOpenForUpdate(owner, admin)).isEmpty();
        assertThat(accesses.findOpenOfForUpdate(admin))
                .extracting(ChatAccess::id)
                .containsExactly(access);
        assertThat(accesses.findOpenOfForUpdate(owner)).isEmpty();
        assertThat(accesses.findOpenToForUpdate(owner))
                .extracting(ChatAccess::id)
                .containsExactly(access);
        assertThat(accesses.findOpenToForUpdate(admin)).isEmpty();
        assertThat(accesses.findOpen()).contains(access);
        transaction.commit();
        assertThat(service.list(owner, new Page(10, 0)).total()).isOne();
        assertThat(service.list(owner, new Page(10, 0)).accesses().get(0).reason())
                .isEqualTo(REASON);
        assertThat(service.list(owner, new Page(10, 1)).accesses()).isEmpty();
    }

    @Test
    void readingsAreCountedByChat() throws Exception {
        var access = open();

        for (var chat : List.of(12L, 12L, 13L)) {
            transaction.begin();
            var read = accesses.findRead(access, chat).orElseGet(() -> {
                var first = new ChatAccessRead(access, chat, clock.instant());
                accesses.add(first);
                return first;
            });
            read.count(clock.instant());
            transaction.commit();
        }

        assertThat(accesses.findReads(List.of())).isEmpty();
        assertThat(accesses.findReads(List.of(access)))
                .extracting(ChatAccessRead::chatId, ChatAccessRead::reads)
                .containsExactly(tuple(12L, 2), tuple(13L, 1));
    }

    @Test
    void aSecondOneIsNotStored() throws Exception {
        open();

        transaction.begin();
        assertThat(accesses.add(access())).isFalse();
        transaction.rollback();

        assertThat(rows.number("select count(*) from chat_accesses where user_id = ?", owner))
                .isOne();
    }

    @Test
    void itEndsInTheTransactionThatTakesTheRights() throws Exception {
        var access = open();

        transaction.begin();
        service.endAllOf(admin, false);
        transaction.rollback();
        assertThat(endOf(access)).containsExactly((String) null);

        service.endAllOf(admin, false);
        assertThat(endOf(access)).containsExactly("rights_lost");
        assertThat(rows.number(
                        "select count(*) from audit_events where type = 'chat_access_ended' and subject_id = ?", owner))
                .isOne();
    }

    @Test
    void whatTheSettingDoesNotAllowAnyMoreIsEndedAtTheNextLook() throws Exception {
        var access = open();

        service.review(access);
        service.review(access);

        assertThat(endOf(access)).containsExactly("switched_off");
        assertThat(rows.number(
                        "select count(*) from audit_events where type = 'chat_access_ended' and subject_id = ?", owner))
                .isOne();
    }

    @Test
    void anAccountTakesItsAccessesAlong() throws Exception {
        open();

        accounts.delete(owner, null);

        assertThat(rows.number("select count(*) from chat_accesses where user_id = ?", owner))
                .isZero();
    }

    private List<@Nullable String> endOf(long access) throws Exception {
        return rows.texts("select ended_by from chat_accesses where id = ?", access);
    }

    private long open() throws Exception {
        transaction.begin();
        var access = access();
        assertThat(accesses.add(access)).isTrue();
        transaction.commit();
        return access.id();
    }

    private ChatAccess access() {
        return new ChatAccess(owner, admin, "Grace Hopper", 5, REASON, clock.instant());
    }
}
