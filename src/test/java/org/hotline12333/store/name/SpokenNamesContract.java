package org.hotline12333.store.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hotline12333.store.database.Database;
import org.hotline12333.value.NameId;
import org.hotline12333.value.Sound;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Names and their sounds, over every database. */
abstract class SpokenNamesContract {
    private static final String FACTORY = "示例机械厂";
    private static final String HOSPITAL = "示例第一医院";
    private static final Sound SAID = Sound.spoken(new byte[800]);

    private Database database;
    private SpokenNames names;

    abstract DataSource emptyDatabase() throws Exception;

    @BeforeEach
    void open() throws Exception {
        DataSource source = emptyDatabase();
        Flyway.configure().dataSource(source).load().migrate();
        database = Database.of(source);
        names = new SpokenNames(database);
    }

    private static NameSounds by(SpokenNames names, NameSounds.Speaker speaker) {
        return new NameSounds(names, speaker);
    }

    private static List<String> some(int count) {
        return IntStream.range(0, count).mapToObj(i -> "示例" + i + "厂").toList();
    }

    @Test
    void aNameIsPlayedOnceItHasASound() {
        assertThat(names.await(List.of(FACTORY))).isZero();
        assertThat(names.isSpoken(FACTORY)).isFalse();
        assertThat(names.waiting()).isEqualTo(1);
        assertThatIllegalStateException().isThrownBy(() -> names.sound(NameId.of(FACTORY)));

        names.keep(FACTORY, SAID);

        assertThat(names.isSpoken(FACTORY)).isTrue();
        assertThat(names.sound(NameId.of(FACTORY)).aLaw()).isEqualTo(SAID.aLaw());
        assertThat(names.waiting()).isZero();
    }

    @Test
    void anotherServerLearnsWhichNamesHaveASound() {
        SpokenNames other = new SpokenNames(database);
        names.keep(FACTORY, SAID);

        assertThat(other.isSpoken(FACTORY)).isFalse();
        other.lookUp();
        assertThat(other.isSpoken(FACTORY)).isTrue();

        database.jdbc().update("delete from spoken_name");
        other.lookUp();
        assertThat(other.isSpoken(FACTORY)).isFalse();
    }

    @Test
    void whatIsThereKeepsItsSoundWhenItIsDeliveredAgain() {
        names.keep(FACTORY, SAID);

        assertThat(names.await(List.of(FACTORY, HOSPITAL))).isZero();

        assertThat(names.waiting(9)).containsExactly(HOSPITAL);
        assertThat(names.isSpoken(FACTORY)).isTrue();
    }

    @Test
    void allThatWaitGetASound() {
        names.await(some(120));
        List<String> said = new ArrayList<>();

        NameSounds.Done done =
                by(
                                names,
                                name -> {
                                    said.add(name);
                                    return SAID;
                                })
                        .give(() -> false);

        assertThat(done).isEqualTo(new NameSounds.Done(120, 0, 0, ""));
        assertThat(said).containsExactlyInAnyOrderElementsOf(some(120));
        assertThat(some(120)).allMatch(names::isSpoken);
    }

    @Test
    void whoeverIsBrokenOffGoesOnWhereItWas() {
        names.await(some(10));
        List<String> said = new ArrayList<>();
        NameSounds.Speaker speaker =
                name -> {
                    said.add(name);
                    return SAID;
                };

        assertThat(by(names, speaker).give(() -> said.size() == 4).waiting()).isEqualTo(6);
        assertThat(by(new SpokenNames(database), speaker).give(() -> false).spoken()).isEqualTo(6);
        assertThat(said).containsExactlyInAnyOrderElementsOf(some(10));
    }

    @Test
    void aNameThatCannotBeSaidIsTriedOnce() {
        names.await(List.of(FACTORY, HOSPITAL));
        NameSounds.Speaker speaker =
                name -> {
                    if (name.equals(FACTORY)) {
                        throw new IOException("no word");
                    }
                    return SAID;
                };

        assertThat(by(names, speaker).give(() -> false))
                .isEqualTo(new NameSounds.Done(1, 1, 0, ""));
        assertThat(names.isSpoken(FACTORY)).isFalse();
        assertThat(names.await(List.of(FACTORY))).isZero();
        assertThat(names.waiting()).isZero();
    }

    @Test
    void withoutAnEngineNamesGoOnWaiting() {
        names.await(some(3));

        NameSounds.Done done =
                by(
                                names,
                                _ -> {
                                    throw new IOException("no engine");
                                })
                        .give(() -> false);

        assertThat(done).isEqualTo(new NameSounds.Done(0, 0, 3, "no engine"));
    }

    @Test
    void whereThereIsNoRoomThoseGoFirstThatNobodyHearsAnyMore() {
        names = new SpokenNames(database, 5);
        names.await(some(4));
        names.keep(FACTORY, SAID);

        assertThat(names.await(List.of("示例0厂", HOSPITAL))).isZero();

        assertThat(Set.copyOf(names.waiting(9))).isEqualTo(Set.of("示例0厂", HOSPITAL));
        assertThat(names.isSpoken(FACTORY)).isFalse();
    }

    @Test
    void theLastHaveNoRoomWhereThereAreTooMany() {
        names = new SpokenNames(database, 5);

        assertThat(names.await(some(8))).isEqualTo(3);

        assertThat(Set.copyOf(names.waiting(9))).isEqualTo(Set.copyOf(some(5)));
    }
}
