package org.llmmodes.modes.similarquestions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionFormsTest {

    @Test
    void thereAreManyFamilies() {
        assertThat(Asking.FORMS.stream().map(Form::family).distinct().count()).isGreaterThanOrEqualTo(13);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What is the difference between REST and GraphQL|difference|How does REST differ from GraphQL?",
                "What is the difference between cats and dogs|difference|How do cats differ from dogs?",
                "What do cats and dogs have in common|similarity|What are the similarities between cats and dogs?",
                "Which is better, tea or coffee|choice|Is tea a better choice than coffee?",
                "Should I learn Python or Java|choice|Which is better, Python or Java?",
                "What is the best way to learn chess|best way|How should I learn chess?",
                "How do I bake bread|how to|What is the best way to bake bread?",
                "How long does it take to learn Spanish|duration|How much time does it take to learn Spanish?",
                "How often should I water a cactus|frequency|How frequently should I water a cactus?",
                "How much does a new roof cost|price|What is the price of a new roof?",
                "How many moons are there around Saturn|number|What is the number of moons around Saturn?",
                "How tall is Mount Everest|size|What is the height of Mount Everest?",
                "How long should green tea steep|duration|How long does green tea need to steep?",
                "How long can cooked rice be kept in the fridge|duration|How long does cooked rice stay good in the fridge?",
                "How much does it cost to renovate a bathroom|price|What is the usual cost of renovating a bathroom?",
                "How do I get rid of fruit flies|how to|What helps against fruit flies?",
                "How do I tie a tie|how to|What is the best method for tying a tie?",
                "How do I run faster|how to|What works best for running faster?",
                "How far is the sun from the earth|size|What is the distance between the sun and the earth?",
                "Where does chocolate come from|place|What is the origin of chocolate?",
                "Did Vikings wear horned helmets|yes or no|Is it true that Vikings wore horned helmets?",
                "Why is my wifi so slow|reason|What makes my wifi so slow?",
                "How does a heat pump work in winter|mechanism|Can you explain how a heat pump works in winter?",
                "What are the best exercises for back pain|best choice|Which exercises are best for back pain?",
                "Should I buy or rent a house|choice|What are the pros and cons of buying and renting a house?",
                "Who invented the telephone|person|By whom was the telephone invented?",
                "How long should green tea steep|duration|Can you tell me how long green tea should steep?",
                "How far can a kangaroo jump|measure|Do you know how far a kangaroo can jump?",
                "How many calories does a banana contain|number|Do you know how many calories a banana contains?",
                "Who is allowed to vote|person|Do you know who is allowed to vote?",
                "Which is cheaper, flying or driving|choice|Is flying cheaper than driving?",
                "Why does my knee click when I bend it|reason|How come my knee clicks when I bend it?",
                "Does honey ever expire|yes or no|Is it true that honey ever expires?",
                "What kind of oil does my car need|action|Do you know what kind of oil my car needs?",
                "What are the benefits of green tea|benefits|What advantages does green tea have?",
                "What are the risks of surgery|drawbacks|What are the disadvantages of surgery?",
                "What is Docker used for|purpose|Why do people use Docker?",
                "What causes inflation|causes|Why does inflation happen?",
                "How does coffee affect sleep|effects|What effect does coffee have on sleep?",
                "What are the symptoms of flu|signs|How can I recognise flu?",
                "What kinds of clouds are there|kinds|Which types of clouds exist?",
                "What are some examples of mammals|examples|Can you give me some examples of mammals?",
                "What is the best laptop for students|best choice|Which laptop would you recommend for students?",
                "What happens if water freezes|what if|What would happen if water freezes?",
                "What does entropy mean|meaning|How would you define entropy?",
                "How does a car engine work|mechanism|How does a car engine function?",
                "How does a plane stay in the air|mechanism|Can you explain how a plane stays in the air?",
                "Why is the sky blue|reason|What is the reason that the sky is blue?",
                "Why do cats purr|reason|How come cats purr?",
                "Why doesn't my car start|reason, not|Can you explain why my car doesn't start?",
                "When should I prune roses|time|What is the best time to prune roses?",
                "Where can I buy cheap flights|place|What is a good place to buy cheap flights?",
                "Who wrote Hamlet|person|Which person wrote Hamlet?",
                "When did the war end|time|In which year did the war end?",
                "Are cats smarter than dogs|choice|Is it true that cats are smarter than dogs?",
                "Should I quit my job|advisable|Is it a good idea to quit my job?",
                "Can I freeze cheese|possible|Is it possible to freeze cheese?",
                "Is coffee bad for sleep|healthy|Is it true that coffee is bad for sleep?",
                "Does aspirin thin the blood|yes or no|Is it true that aspirin thins the blood?",
                "What is the capital of France|property|Can you tell me the capital of France?",
                "What is photosynthesis|definition|How would you define photosynthesis?",
                "What are binary search trees|definition|Can you explain what binary search trees are?",
                "Which river is the longest in the world|action|Can you tell me which river is the longest in the world?",
                "What vitamins are important for the skin|action|Which vitamins are important for the skin?",
                "How many litres of paint do I need for a room|number|How many litres of paint should I get for a room?",
                "How do you train for a race|how to|What should you know about training for a race?",
                "When did the war end|time|When exactly did the war end?",
                "What do pandas eat|action|Can you tell me what pandas eat?"
            })
    void aFamilyKnowsOtherWaysToAsk(String question, String family, String other) {
        var match = Form.firstMatch(Asking.FORMS, question).orElseThrow();
        assertThat(match.form().family()).isEqualTo(family);
        assertThat(match.sentences()).hasSizeGreaterThanOrEqualTo(2).contains(other);
    }

    @Test
    void thePastTenseOfAVerbIsNeverGuessed() {
        assertThat(Form.firstMatch(Asking.FORMS, "When did the war end")
                        .orElseThrow()
                        .sentences())
                .noneMatch(sentence -> sentence.contains("the war end") && !sentence.contains("did the war end"));
    }

    @Test
    void everyFormOfEveryQuestionOfTheBankIsAWholeSentence() {
        for (var question : SectionedText.read("question-bank.txt").values().stream()
                .flatMap(List::stream)
                .toList()) {
            var match = Form.firstMatch(Asking.FORMS, question.replaceFirst("\\?$", ""));
            assertThat(match.map(Form.Match::sentences).orElse(List.of()))
                    .as(question)
                    .allMatch(sentence -> sentence.matches("[A-Z][^{}?]*\\?") && !sentence.contains("  "));
        }
    }
}
