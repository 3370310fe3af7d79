package org.hotline12333.simulator.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.fastagi.FastAgiServer;
import org.hotline12333.fastagi.FastAgiSettings;
import org.hotline12333.interpreter.CallLimits;
import org.hotline12333.prompt.Clip;
import org.hotline12333.service.Contract;
import org.hotline12333.service.Service;
import org.hotline12333.simulator.asterisk.AgiPeer;
import org.hotline12333.simulator.asterisk.AgiRequest;
import org.hotline12333.simulator.line.Act;
import org.hotline12333.simulator.line.Caller;
import org.hotline12333.simulator.line.Ending;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.line.ScriptedCaller;
import org.hotline12333.simulator.line.SimulatedChannel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over a real socket: whoever guesses hears, and Asterisk is told, the same whatever was wrong. */
class GuessingCallTest {
    private static final String NOBODY = "990000197001051127";

    @TempDir static Path keys;
    private static TestHotline hotline;
    private static FastAgiServer server;

    /** Whoever comes to the next password is locked out just before it is looked at. */
    private static final AtomicBoolean locksNext = new AtomicBoolean();

    private static int calls;
    private static int guesses;

    @BeforeAll
    static void open() {
        hotline = TestHotline.open(keys);
        UnaryOperator<Service> locking = service -> new Locking(service);
        server =
                new FastAgiServer(
                        FastAgiSettings.of(
                                InetAddress.getLoopbackAddress(), 0, List.of("127.0.0.1/32"), 10),
                        hotline.runner(CallLimits.DEFAULT, locking)::run);
        server.start();
    }

    @AfterAll
    static void close() {
        server.close();
        hotline.close();
    }

    private record Locking(Service real) implements Service {
        @Override
        public Contract contract() {
            return real.contract();
        }

        @Override
        public Result serve(Request request) {
            if (contract().service().equals("verify-password") && locksNext.getAndSet(false)) {
                hotline.call(
                        tries(Demo.WITH_PASSWORD.id, Demo.WITH_PASSWORD.number, "9", "8", "7"),
                        call(request.enquirer().origin().name()));
            }
            return real.serve(request);
        }
    }

    /** Another number each time: one that is tried often is paused for itself. */
    private static String nobodys() {
        return "3%09d".formatted(++guesses);
    }

    private static Exchange call(String caller) {
        return Exchange.of(new CallFacts("1800000000." + ++calls, caller, "12333"));
    }

    private static AgiRequest over(Exchange exchange, ScriptedCaller caller) throws IOException {
        InetSocketAddress door =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
        return AgiPeer.of(door, hotline.prompts()::length).call(exchange, caller);
    }

    private static ScriptedCaller welcomed() {
        return new ScriptedCaller().answers("1").answers("1");
    }

    /** The same two numbers, three times. */
    private static ScriptedCaller thrice(String id, String number) {
        ScriptedCaller caller = welcomed();
        for (int i = 0; i < 3; i++) {
            caller.answers(id).answers(number + "#");
        }
        return caller;
    }

    /** Both numbers, and then passwords, each a digit six times. */
    private static ScriptedCaller tries(String id, String number, String... digits) {
        ScriptedCaller caller = welcomed().answers(id).answers(number + "#");
        for (String digit : digits) {
            caller.answers(digit.repeat(6));
        }
        return caller;
    }

    private static AgiRequest thriceFrom(String telephone, String id, String number)
            throws IOException {
        return over(call(telephone).withAgents(TestHotline.QUEUE, 1), thrice(id, number));
    }

    /** What differs by chance alone: a sealed state, of which the length is kept, and a ticket. */
    private static List<String> commands(AgiRequest request) {
        return request.commands().stream()
                .map(command ->
                        command.contains("HOTLINE_STATE")
                                ? "HOTLINE_STATE, " + command.length()
                                : command.replaceAll("1800000000\\.[0-9]+", "CALL"))
                .toList();
    }

    private static void assertSame(List<AgiRequest> requests) {
        AgiRequest first = requests.getFirst();
        assertThat(first.commands()).hasSizeGreaterThan(10);
        for (AgiRequest request : requests) {
            assertThat(commands(request)).isEqualTo(commands(first));
            assertThat(request.played()).isEqualTo(first.played());
            assertThat(request.at()).isEqualTo(first.at());
            assertThat(request.ending()).isInstanceOf(Ending.Transferred.class);
        }
    }

    @Test
    void unknownWrongAndLockedNumbersAreOneCall() throws IOException {
        List<AgiRequest> requests = new ArrayList<>();
        requests.add(thriceFrom("13800001001", NOBODY, nobodys()));
        requests.add(thriceFrom("13800001002", Demo.CHILD.id, nobodys()));
        requests.add(thriceFrom("13800001003", Demo.CHILD.id, Demo.RESIDENT.number));
        requests.add(thriceFrom("13800001002", Demo.CHILD.id, Demo.CHILD.number));

        assertSame(requests);
    }

    @Test
    void wrongAndLockedPasswordsAreOneCall() throws IOException {
        List<AgiRequest> requests = new ArrayList<>();
        Demo person = Demo.WITH_PASSWORD;
        over(call("13800002002"), person.verified()); // known, or the first call would lock it, too
        ScriptedCaller wrong = tries(person.id, person.number, "1", "2", "3");
        requests.add(over(call("13800002001").withAgents(TestHotline.QUEUE, 1), wrong));
        locksNext.set(true);
        ScriptedCaller right =
                welcomed()
                        .answers(person.id)
                        .answers(person.number + "#")
                        .answers("135790")
                        .answers("135790")
                        .answers("135790");
        requests.add(over(call("13800002002").withAgents(TestHotline.QUEUE, 1), right));

        assertThat(locksNext).isFalse();
        assertSame(requests);
    }

    @Test
    void aLockedCitizenReachesAnAgent() throws IOException {
        String telephone = "13800003001";
        thriceFrom(telephone, Demo.TRAINEE.id, nobodys());

        AgiRequest refused = thriceFrom(telephone, Demo.TRAINEE.id, Demo.TRAINEE.number);
        AgiRequest asking =
                over(
                        call(telephone).withAgents(TestHotline.QUEUE, 1),
                        new ScriptedCaller().answers("1").answers("0"));

        assertThat(refused.ending()).isInstanceOf(Ending.Transferred.class);
        assertThat(asking.ending()).isInstanceOf(Ending.Transferred.class);
    }

    @Test
    void nobodyLocksACitizenOutByCallingInTheirName() throws IOException {
        Demo citizen = Demo.JUST_OUT_OF_WORK;
        String own = "13800004001";
        over(call(own), citizen.verified());
        for (int i = 0; i < 30; i++) {
            thriceFrom("1371000%04d".formatted(i), citizen.id, nobodys());
        }

        AgiRequest stranger = over(call("13800004002"), citizen.verified().answers("1"));
        AgiRequest there = over(call(own), citizen.verified().answers("1"));

        assertThat(heard(stranger)).contains("zh/refused").doesNotContain("zh/verified");
        assertThat(heard(there)).contains("zh/verified").doesNotContain("zh/refused");
    }

    private static List<String> heard(AgiRequest request) {
        return request.played().stream().map(played -> played.clip().id()).toList();
    }

    @Test
    void fingersAreNoMachine() {
        List<Boolean> quick = new ArrayList<>();
        var runner = hotline.runner(CallLimits.DEFAULT, service -> new Listening(service, quick));

        hotline.call(thrice(Demo.CHILD.id, nobodys()), call("13800005001"), runner);

        assertThat(quick).containsExactly(false, false, false);
    }

    @Test
    void aMachineIsToldToTheService() {
        List<Boolean> quick = new ArrayList<>();
        var runner = hotline.runner(CallLimits.DEFAULT, service -> new Listening(service, quick));
        Exchange exchange = call("13800005002");

        runner.run(new SimulatedChannel(exchange, new Machine(), hotline.prompts()::length));

        assertThat(quick).containsExactly(true);
    }

    /** Keys into each question as quickly as Asterisk takes it. */
    private record Machine() implements Caller {
        private static final Duration BEAT = Duration.ofMillis(130);

        @Override
        public List<Act> at(Moment moment) {
            return switch (moment) {
                case Moment.Speaking(Duration _, List<Clip> clips) ->
                        Act.presses(BEAT, BEAT, keys(clips.getLast().id()));
                case Moment.Dialled(), Moment.Waiting _, Moment.Recording _ -> List.of();
            };
        }

        private static String keys(String clip) {
            return switch (clip) {
                case "zh/ask-id-number" -> Demo.WITH_GAP.id;
                case "zh/ask-social-security-number" -> Demo.WITH_GAP.number + "#";
                default -> "1";
            };
        }
    }

    private record Listening(Service real, List<Boolean> quick) implements Service {
        @Override
        public Contract contract() {
            return real.contract();
        }

        @Override
        public Result serve(Request request) {
            if (contract().service().equals("verify-numbers")) {
                quick.add(request.enquirer().automated());
            }
            return real.serve(request);
        }
    }
}
