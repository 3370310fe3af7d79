package org.hotline12333.services.card;

import static org.hotline12333.service.Mapping.date;
import static org.hotline12333.service.Mapping.tail;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.hotline12333.insurance.records.Dated;
import org.hotline12333.insurance.records.PersonRecords;
import org.hotline12333.insurance.records.Question;
import org.hotline12333.insurance.records.SocialSecurityCard;
import org.hotline12333.insurance.records.SocialSecurityCard.Stage;
import org.hotline12333.service.Contract;
import org.hotline12333.service.Mapping;
import org.hotline12333.service.Offer;
import org.hotline12333.service.Outcomes;
import org.hotline12333.service.Service.Request;
import org.hotline12333.service.VerificationLevel;

/** How far a person's card is, and whether it is reported lost. */
final class TellCard {
    /** The slot by which a card is named. */
    static final String TAIL = "card-tail";

    private static final String AUDITED = "CARD";

    static final Offer<CardDesk> OFFER =
            Offer.of(
                    Contract.of("tell-card", VerificationLevel.VERIFIED).auditedAs(AUDITED),
                    Outcomes.of(Standing.class)
                            .answer("none", None.class)
                            .answer(
                                    "in-making",
                                    InMaking.class,
                                    Mapping.phrase(
                                            "stage", Stage.class, InMaking::stage, TellCard::text),
                                    date("since", InMaking::since),
                                    Mapping.yearMonth("data-month", InMaking::to))
                            .answer("in-use", InUse.class, tail(TAIL, InUse::tail))
                            .answer(
                                    "reported",
                                    ReportedLost.class,
                                    tail(TAIL, ReportedLost::tail),
                                    date("holds-to", ReportedLost::holdsTo))
                            .answer("lost", Lost.class, tail(TAIL, Lost::tail)),
                    TellCard::standing);

    private TellCard() {}

    /** How it stands with a card. */
    sealed interface Standing {}

    record None() implements Standing {}

    /** The caller has it not in use yet. */
    record InMaking(Stage stage, LocalDate since, YearMonth to) implements Standing {}

    record InUse(String tail) implements Standing {}

    /** By word of mouth. */
    record ReportedLost(String tail, LocalDate holdsTo) implements Standing {}

    /** In writing. */
    record Lost(String tail) implements Standing {}

    private static Standing standing(CardDesk desk, Request request) {
        Dated<Optional<SocialSecurityCard>> found =
                desk.records()
                        .ask(
                                request.person(),
                                request.enquirer(),
                                new Question<>(AUDITED, "", PersonRecords::card));
        return found.record()
                .map(card -> standing(card, found.dates().to(), desk, request))
                .orElseGet(None::new);
    }

    private static Standing standing(
            SocialSecurityCard card, YearMonth to, CardDesk desk, Request request) {
        return switch (card.stage()) {
            case ENTERED, PAID, IN_PRODUCTION, AT_BANK, AT_BRANCH, NOT_ACTIVATED, FAILED ->
                    new InMaking(card.stage(), card.since(), to);
            case LOST -> new Lost(card.tail());
            case IN_USE ->
                    desk.losses()
                            .holdsTo(request.person(), request.today())
                            .<Standing>map(day -> new ReportedLost(card.tail(), day))
                            .orElseGet(() -> new InUse(card.tail()));
        };
    }

    private static String text(Stage stage) {
        return switch (stage) {
            case ENTERED -> "card-entered";
            case PAID -> "card-paid";
            case IN_PRODUCTION -> "card-in-production";
            case AT_BANK -> "card-at-bank";
            case AT_BRANCH -> "card-at-branch";
            case NOT_ACTIVATED -> "card-not-activated";
            case FAILED -> "card-failed";
            case IN_USE -> "card-in-use-stage";
            case LOST -> "card-lost-stage";
        };
    }
}
