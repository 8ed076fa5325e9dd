package org.llmmodes.modes.similarquestions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.llmmodes.platform.json.Json;

/** Checks against ids that the vocabulary's makers publish and against the rules in tokenizer.json itself. */
class WordPieceTest {

    private static JsonNode tokenizer;
    private static WordPiece wordPiece;

    @BeforeAll
    static void read() throws IOException {
        try (var stream = WordPieceTest.class.getResourceAsStream("/all-minilm-l6-v2-q-tokenizer.json")) {
            tokenizer = Json.reader().readTree(Objects.requireNonNull(stream));
        }
        wordPiece = new WordPiece(tokenizer);
    }

    @Test
    void knownSentencesHaveTheirPublishedIds() {
        assertThat(wordPiece.ids("Hello, my dog is cute", 128))
                .containsExactly(101, 7592, 1010, 2026, 3899, 2003, 10140, 102);
        assertThat(wordPiece.ids("The quick brown fox jumps over the lazy dog.", 128))
                .containsExactly(101, 1996, 4248, 2829, 4419, 14523, 2058, 1996, 13971, 3899, 1012, 102);
    }

    @Test
    void theRulesItImplementsAreThoseOfTheFile() {
        assertThat(tokenizer.at("/normalizer/type").asText()).isEqualTo("BertNormalizer");
        assertThat(tokenizer.at("/normalizer/lowercase").asBoolean()).isTrue();
        assertThat(tokenizer.at("/normalizer/handle_chinese_chars").asBoolean()).isTrue();
        assertThat(tokenizer.at("/pre_tokenizer/type").asText()).isEqualTo("BertPreTokenizer");
        assertThat(tokenizer.at("/model/continuing_subword_prefix").asText()).isEqualTo("##");
        assertThat(tokenizer.at("/model/max_input_chars_per_word").asInt()).isEqualTo(100);
        assertThat(tokenizer.at("/truncation/max_length").asInt()).isEqualTo(SentenceEmbeddings.MAX_TOKENS);
    }

    @Test
    void aWordOutsideTheVocabularyFallsIntoItsLongestPieces() {
        assertThat(pieces("unaffable")).containsExactly("una", "##ffa", "##ble");
    }

    @Test
    void caseAccentsAndControlCharactersDoNotMatter() {
        assertThat(wordPiece.ids("CAFÉ\u0000 au\tlait", 128)).isEqualTo(wordPiece.ids("cafe au lait", 128));
    }

    @Test
    @Timeout(2)
    void accentsThatTakeLongToSortAreDroppedOneByOne() {
        assertThat(wordPiece.ids("cafe" + "\u0301\u0323".repeat(100_000) + " au lait", 128))
                .isEqualTo(wordPiece.ids("cafe au lait", 128));
        assertThat(wordPiece.ids("한국어 ﬁancé", 128)).isEqualTo(wordPiece.ids("한국어 ﬁance", 128));
    }

    @Test
    void punctuationAndChineseCharactersStandAlone() {
        assertThat(pieces("don't 中国")).containsExactly("don", "'", "t", "中", "国");
    }

    @Test
    void whatHasNoPiecesAndWordsThatAreTooLongAreUnknown() {
        assertThat(pieces("🦄 " + "a".repeat(101))).containsExactly("[UNK]", "[UNK]");
    }

    @Test
    void namesOfSpecialTokensAreTextLikeAnyOther() {
        assertThat(pieces("[SEP]")).containsExactly("[", "sep", "]");
    }

    @Test
    void longTextIsCutAndStillEndsWithTheEndToken() {
        var ids = wordPiece.ids("unaffable ".repeat(500), 128);
        assertThat(ids).hasSize(128).startsWith(101).endsWith(102);
        assertThat(wordPiece.ids("", 128)).containsExactly(101, 102);
    }

    private static List<String> pieces(String text) {
        var ids = wordPiece.ids(text, 128);
        var vocabulary = tokenizer.at("/model/vocab").properties();
        return Arrays.stream(ids, 1, ids.length - 1)
                .mapToObj(id -> vocabulary.stream()
                        .filter(entry -> entry.getValue().asLong() == id)
                        .findFirst()
                        .orElseThrow()
                        .getKey())
                .toList();
    }
}
