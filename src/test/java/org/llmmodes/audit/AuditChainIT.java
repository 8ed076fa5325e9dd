package org.llmmodes.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.llmmodes.container.InContainer;
import org.llmmodes.container.Rows;
import org.llmmodes.container.Work;
import org.llmmodes.platform.problem.ProblemException;

/** The chain of events on the real databases: it grows with what is committed, and shows what was done to the table. */
@ExtendWith(ArquillianExtension.class)
class AuditChainIT {

    @Inject
    private AuditTrail audit;

    @Inject
    private AuditSealService sealer;

    @Inject
    private AuditVerification verification;

    @Inject
    private Rows rows;

    @Inject
    private Work work;

    @Deployment
    static WebArchive deployment() {
        return InContainer.war(Rows.class, Work.class);
    }

    @Test
    void anEventIsStoredWithItsActOrNotAtAll() throws Exception {
        var name = somebody();

        assertThatThrownBy(() -> work.fail(em -> record(name), ProblemException.notFound("Anything")))
                .isInstanceOf(ProblemException.class);

        assertThat(rows.number("select count(*) from audit_events where actor = ?", name))
                .isZero();
        record(name);
        assertThat(rows.number("select count(*) from audit_events where actor = ?", name))
                .isEqualTo(1);
    }

    @Test
    void eventsOfManyThreadsMakeOneChain() throws Exception {
        var name = somebody();

        InContainer.atOnce(20, () -> {
            record(name);
            return sealer.seal();
        });
        sealer.seal();

        assertThat(verification.verify(null).valid()).isTrue();
        assertThat(rows.number(
                        "select count(*) from (select chain_position from audit_events where chain_position is not null"
                                + " group by chain_position having count(*) > 1) twice"))
                .isZero();
        assertThat(rows.number(
                        "select count(*) from audit_events where actor = ? and chain_position is not null", name))
                .isEqualTo(20);
    }

    @Test
    void whatWasChangedRemovedOrAddedShows() throws Exception {
        var name = somebody();
        for (int i = 0; i < 3; i++) {
            record(name);
        }
        sealer.seal();
        var id = rows.number("select min(id) from audit_events where actor = ?", name);
        assertThat(verification.verify(null).valid()).isTrue();

        owner("update audit_events set outcome = 'failure' where id = " + id);
        assertThat(verification.verify(null).firstBrokenId()).isEqualTo(id);
        owner("update audit_events set outcome = 'success' where id = " + id);
        assertThat(verification.verify(null).valid()).isTrue();

        owner("create table kept as select * from audit_events where id = " + id);
        owner("delete from audit_events where id = " + id);
        assertThat(verification.verify(null).firstBrokenId()).isGreaterThan(id);
        owner("insert into audit_events select * from kept");
        assertThat(verification.verify(null).valid()).isTrue();

        owner("update kept set id = 999999999, stamp = 'x.y', chain_position = -1");
        owner("insert into audit_events select * from kept");
        assertThat(verification.verify(null).firstBrokenId()).isEqualTo(999_999_999);
        owner("delete from audit_events where id = 999999999");
        owner("drop table kept");
        assertThat(verification.verify(null).valid()).isTrue();
    }

    private void record(String name) {
        audit.record(AuditEntry.own(AuditType.SIGNED_IN, 1, name));
    }

    private static String somebody() {
        return "chain-" + UUID.randomUUID() + "@example.org";
    }

    /** The owner of the tables can switch off what PostgreSQL would refuse. */
    private void owner(String sql) throws Exception {
        var postgres = rows.product().equals("PostgreSQL");
        if (postgres) {
            rows.change("alter table audit_events disable trigger user");
        }
        rows.change(sql);
        if (postgres) {
            rows.change("alter table audit_events enable trigger user");
        }
    }
}
