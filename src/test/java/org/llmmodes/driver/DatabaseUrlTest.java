package org.llmmodes.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What DATABASE_URL means to JDBC. */
class DatabaseUrlTest {

    @Test
    void nothingMeansTheEmbeddedFile() throws SQLException {
        assertThat(DatabaseUrl.parse(" ", "/var/data").jdbcUrl())
                .startsWith("jdbc:h2:file:/var/data/llm-modes;")
                .contains(";WRITE_DELAY=0;");
    }

    @Test
    void credentialsArePercentDecodedAndLeaveTheUrl() throws SQLException {
        var url = DatabaseUrl.parse("postgresql://ada:p%40ss+w%2Ford@db.example.org:5433/chats?ssl=true", "data");

        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example.org:5433/chats?ssl=true");
        assertThat(url.credentials()).containsEntry("user", "ada").containsEntry("password", "p@ss+w/ord");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mysql://secret@h/db", "postgresql://h", "postgresql:///db", "postgresql://secret:%zz@h/db"})
    void anythingElseIsRefusedWithoutRepeatingIt(String setting) {
        assertThatThrownBy(() -> DatabaseUrl.parse(setting, "data"))
                .isInstanceOf(SQLException.class)
                .hasMessageStartingWith("DATABASE_URL must be ")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:mem:x, LEGACY, jdbc:h2:mem:x;MODE=LEGACY",
        "jdbc:h2:mem:x;mode=Oracle, LEGACY, jdbc:h2:mem:x;mode=Oracle",
        "jdbc:h2:mem:x, '', jdbc:h2:mem:x",
        "jdbc:postgresql://h/db, LEGACY, jdbc:postgresql://h/db"
    })
    void onlyH2GetsAModeAndOnlyWhereItHasNone(String setting, String mode, String expected) throws SQLException {
        assertThat(DatabaseUrl.parse(setting, "data").inH2Mode(mode).jdbcUrl()).isEqualTo(expected);
    }
}
