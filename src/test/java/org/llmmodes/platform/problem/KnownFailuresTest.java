package org.llmmodes.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownFailuresTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "23506 | constraint violation: 'FK: PUBLIC.CHATS FOREIGN KEY(USER_ID) REFERENCES PUBLIC.USERS(ID) (5)'",
                "23503 | ERROR: insert or update on table 'chats' violates foreign key constraint 'fk'~  Detail: Key (user_id)=(5) is not present in table 'users'.",
                "23503 | FEHLER: Einfügen oder Aktualisieren in Tabelle »chats« verletzt 'fk'~  Detail: Schlüssel (user_id)=(5) ist nicht in Tabelle „users“ vorhanden."
            })
    void whoseAccountIsGoneIsNobody(String state, String message) {
        assertThat(KnownFailures.problemOf(failure(message, state)))
                .hasValueSatisfying(
                        problem -> assertThat(problem.problem().status()).isEqualTo(401));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "23503 | constraint violation: 'FK: PUBLIC.CHATS FOREIGN KEY(USER_ID) REFERENCES PUBLIC.USERS(ID) (5)'; SQL statement:~delete from users",
                "23503 | ERROR: update or delete on table 'users' violates foreign key constraint 'fk' on table 'chats'~  Detail: Key (id)=(5) is still referenced from table 'chats'.",
                "23503 | ERROR: insert or update on table 'messages' violates foreign key constraint 'fk'~  Detail: Key (chat_id)=(5) is not present in table 'chats'.",
                "23505 | duplicate key value violates unique constraint 'users_email'"
            })
    void anyOtherBrokenReferenceIsAFaultOfOurs(String state, String message) {
        assertThat(KnownFailures.problemOf(failure(message, state))).isEmpty();
    }

    @Test
    void aDatabaseThatClosedItselfIsAway() {
        assertThat(KnownFailures.problemOf(failure("Database may be already in use", "90020")))
                .hasValueSatisfying(
                        problem -> assertThat(problem.problem().status()).isEqualTo(503));
    }

    @ParameterizedTest
    @CsvSource({"HYT00", "40001", "40P01"})
    void whoWasInTheWayOfAnotherMayTryAgain(String state) {
        assertThat(KnownFailures.problemOf(failure("Timeout trying to lock table", state)))
                .hasValueSatisfying(
                        problem -> assertThat(problem.problem().status()).isEqualTo(409));
    }

    private static Throwable failure(String message, String state) {
        var quoted = message.replace('\'', '"').replace('~', '\n');
        return new IllegalStateException("could not store", new SQLException(quoted, state));
    }
}
