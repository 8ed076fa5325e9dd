package org.llmmodes.blackbox;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A node and the provider it asks, of one protocol. While one plays, the next is on its way; what has been played ends. */
record ProviderStage(ModelPeer peer, Node node) {

    private static final Map<Dialect, CompletableFuture<ProviderStage>> STAGES = new EnumMap<>(Dialect.class);

    /** The stage of this protocol. The protocols come in their order. */
    static synchronized ProviderStage of(Dialect dialect) {
        var stage = STAGES.computeIfAbsent(dialect, ProviderStage::begin).join();
        var order = List.of(Dialect.values());
        var played = order.indexOf(dialect);
        order.stream().skip(played + 1L).limit(1).forEach(next -> STAGES.computeIfAbsent(next, ProviderStage::begin));
        order.stream().limit(played).filter(STAGES::containsKey).forEach(last -> STAGES.remove(last)
                .join()
                .end());
        return stage;
    }

    static synchronized void endAll() {
        STAGES.values().forEach(stage -> stage.join().end());
        STAGES.clear();
    }

    private static CompletableFuture<ProviderStage> begin(Dialect dialect) {
        return CompletableFuture.supplyAsync(() -> {
            var peer = ModelPeer.start();
            var environment = new HashMap<>(peer.environment(dialect));
            environment.put("AI_TIMEOUT_SECONDS", "5");
            environment.put("AI_CONTEXT_TOKENS", "600");
            // So many failures would open the breaker; OverloadStory sees it open.
            environment.put(
                    "org_llmmodes_modes_provider_GuardedCall_answer_CircuitBreaker_requestVolumeThreshold", "1000");
            var database = dialect == Dialect.OPENAI ? Database.POSTGRESQL : Database.H2;
            return new ProviderStage(peer, Node.start(database, environment));
        });
    }

    private void end() {
        node.close();
        peer.close();
    }
}
