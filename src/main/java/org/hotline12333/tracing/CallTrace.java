package org.hotline12333.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.hotline12333.interpreter.CallEvent;
import org.hotline12333.interpreter.CallEvent.Begun;
import org.hotline12333.interpreter.CallEvent.End;
import org.jspecify.annotations.Nullable;

/** One call, written when it is over; used by its thread. */
final class CallTrace implements Consumer<CallEvent> {
    private static final AttributeKey<String> WAY = AttributeKey.stringKey("hotline.way");
    private static final AttributeKey<String> QUEUE = AttributeKey.stringKey("hotline.queue");
    private static final AttributeKey<String> VISIT = AttributeKey.stringKey("hotline.visit");
    private static final AttributeKey<String> PLACE = AttributeKey.stringKey("hotline.place");
    private static final AttributeKey<String> SPOKEN = AttributeKey.stringKey("hotline.language");
    private static final AttributeKey<String> KEY_END = AttributeKey.stringKey("hotline.key.end");
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("hotline.outcome");
    private static final AttributeKey<Long> KEYS = AttributeKey.longKey("hotline.keys");

    private final Tracer tracer;
    private final Begun begun;
    private final Instant zero;
    private final List<CallEvent> events = new ArrayList<>();

    CallTrace(Tracer tracer, Begun begun) {
        this.tracer = tracer;
        this.begun = begun;
        zero = begun.when().minus(begun.at());
    }

    @Override
    public void accept(CallEvent event) {
        events.add(event);
        if (event instanceof CallEvent.Ended over) {
            write(over);
        }
    }

    private void write(CallEvent.Ended over) {
        Span call =
                tracer.spanBuilder("call")
                        .setNoParent()
                        .setSpanKind(SpanKind.SERVER)
                        .setStartTimestamp(zero.plus(begun.at()))
                        .setAttribute("hotline.call", begun.call().uniqueId())
                        .setAttribute("hotline.dialplan", begun.dialplan())
                        .setAttribute("hotline.ended", over.how().name().toLowerCase(Locale.ROOT))
                        .setAttribute(QUEUE, over.queue())
                        .startSpan();
        if (over.how() == End.FAILED) {
            call.setStatus(StatusCode.ERROR);
        }
        new Steps(call).write();
        call.end(zero.plus(over.at()));
    }

    /** A step lasts until it is answered, or until the next thing happens. */
    private final class Steps {
        private final Span call;
        private final Context inside;
        private @Nullable Span step;
        private @Nullable Duration answered;
        private Duration last = begun.at();

        Steps(Span call) {
            this.call = call;
            inside = Context.root().with(call);
        }

        void write() {
            for (CallEvent event : events) {
                write(event);
                last = event.at();
            }
        }

        private void write(CallEvent event) {
            switch (event) {
                case CallEvent.Asked(var at, var place, var language, var _) ->
                        next(
                                "ask " + place,
                                at,
                                Attributes.of(PLACE, place, SPOKEN, language.code()));
                case CallEvent.Closing(var at, var language, var _) ->
                        next("say last words", at, Attributes.of(SPOKEN, language.code()));
                case CallEvent.Answered(var at, var _, var _, var length, var end, var _) ->
                        answer(at, Attributes.of(KEYS, (long) length, KEY_END, end.stored()));
                case CallEvent.Served(var at, var place, var service, var outcome) -> {
                    next("serve " + service, last, Attributes.of(PLACE, place));
                    answer(at, Attributes.of(OUTCOME, outcome));
                }
                case CallEvent.Went(var at, var transition) ->
                        add("way", at, Attributes.of(WAY, transition.id()));
                case CallEvent.KeyRun(var at, var place, var keys) ->
                        add("key run", at, Attributes.of(PLACE, place, KEYS, (long) keys));
                case CallEvent.Unsaid(var at, var place, var _) ->
                        add("unsaid", at, Attributes.of(PLACE, place));
                case CallEvent.Returned(var at, var visit) ->
                        add(
                                "queue visit",
                                at,
                                Attributes.of(QUEUE, visit.queue(), VISIT, visit.outcome().name()));
                case CallEvent.Ended(var at, var _, var _) -> leave(at);
                case CallEvent.Begun _ -> throw new IllegalStateException("the call has begun");
            }
        }

        private void next(String name, Duration at, Attributes attributes) {
            leave(at);
            step =
                    tracer.spanBuilder(name)
                            .setParent(inside)
                            .setStartTimestamp(zero.plus(at))
                            .setAllAttributes(attributes)
                            .startSpan();
        }

        private void answer(Duration at, Attributes attributes) {
            Span present = step;
            if (present != null) {
                present.setAllAttributes(attributes);
                answered = at;
            }
        }

        private void leave(Duration at) {
            Span present = step;
            if (present != null) {
                present.end(zero.plus(Objects.requireNonNullElse(answered, at)));
            }
            step = null;
            answered = null;
        }

        private void add(String name, Duration at, Attributes attributes) {
            Objects.requireNonNullElse(step, call).addEvent(name, attributes, zero.plus(at));
        }
    }
}
