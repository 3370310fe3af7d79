package org.hotline12333.services.card;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hotline12333.identity.PersonId;
import org.hotline12333.identity.Secret;
import org.hotline12333.insurance.shelf.Audited;
import org.hotline12333.service.Service.Request;
import org.hotline12333.store.access.Credentials;
import org.hotline12333.store.access.PasswordHeld;
import org.hotline12333.store.card.CardLosses;
import org.hotline12333.store.outbox.Message;
import org.hotline12333.value.Value;

/**
 * What services of the card ask.
 *
 * @param words how what is sent is written
 * @param lapse the last day of a report that is made on a day
 */
public record CardDesk(
        Credentials credentials, Audited records, CardLosses losses, Words words, Lapse lapse) {
    /** Says how a text is written in a language; nothing where it is not sent. */
    @FunctionalInterface
    public interface Words {
        Optional<String> of(String language, String textId, Map<String, Value> slots);
    }

    /** By the days that are worked. */
    @FunctionalInterface
    public interface Lapse {
        LocalDate after(LocalDate day);
    }

    /** Whoever has another one may be anybody who has seen the two numbers. */
    boolean isOwnPassword(PersonId person) {
        return switch (credentials.passwordOf(person)) {
            case PasswordHeld.Own _ -> true;
            case PasswordHeld.Initial _, PasswordHeld.None _ -> false;
        };
    }

    /** What the person is sent of a change, where they have registered a telephone. */
    Function<String, Optional<Message>> message(
            Request request, String audited, String textId, Map<String, Value> slots) {
        Optional<Message> message =
                records.mobileOf(request.person())
                        .flatMap(to ->
                                words.of(request.language(), textId, slots)
                                        .map(text ->
                                                new Message(
                                                        request.person(),
                                                        audited,
                                                        to,
                                                        Secret.of(text))));
        return occasion -> message.map(sent -> sent.of(occasion));
    }
}
