package org.hotline12333.interpreter;

import java.util.List;
import java.util.Map;
import org.hotline12333.channel.CollectSpec;
import org.hotline12333.channel.RecordSpec;
import org.hotline12333.service.FieldValue;

/** What is to be done next on the line or in the house. */
public sealed interface Step {
    /** Say this and collect keys; a key cuts it short where the collection allows it. */
    record Ask(List<QueuedPrompt> prompts, CollectSpec collection) implements Step {
        public Ask {
            prompts = List.copyOf(prompts);
        }
    }

    /** Record what is said. */
    record Recording(RecordSpec how) implements Step {}

    /**
     * Submit to a service.
     *
     * @param told what the service may send on: what was said last before the question that led
     *     here, such as a read-out, or what the form sends
     */
    record Submit(String service, Map<String, FieldValue> fields, List<QueuedPrompt> told)
            implements Step {
        public Submit {
            fields = Map.copyOf(fields);
            told = List.copyOf(told);
        }

        Submit(String service, Map<String, FieldValue> fields) {
            this(service, fields, List.of());
        }

        /** Whether somebody has said what nobody else has yet: it cannot be asked for again. */
        boolean isOnlyHere() {
            return fields.values().stream().anyMatch(FieldValue.Recording.class::isInstance);
        }
    }

    /**
     * Say this and put the caller into a queue.
     *
     * @param target the queue's name in the telephone exchange
     * @param told whether it tells how long it takes: the key of the queue then leads out
     */
    record Transfer(List<QueuedPrompt> prompts, String target, boolean told) implements Step {
        public Transfer {
            prompts = List.copyOf(prompts);
        }

        Transfer(List<QueuedPrompt> prompts, String target) {
            this(prompts, target, false);
        }
    }

    /** Say this and end the call. */
    record End(List<QueuedPrompt> prompts) implements Step {
        public End {
            prompts = List.copyOf(prompts);
        }
    }
}
