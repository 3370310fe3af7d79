package org.hotline12333.audiosocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.hotline12333.background.RateLimitedLog;
import org.hotline12333.channel.RecordSpec;
import org.hotline12333.value.Sound;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who comes in by the door for sound, and who does not. */
@Timeout(30)
class SoundDoorTest {
    private static final RecordSpec HOW =
            new RecordSpec(Duration.ofSeconds(60), Duration.ofSeconds(3));

    private final List<Socket> sockets = new ArrayList<>();
    private SoundDoor door;

    @BeforeEach
    void open() throws IOException {
        door = door(true);
    }

    private static SoundDoor door(boolean allowed) throws IOException {
        return SoundDoor.open(
                InetAddress.getLoopbackAddress(),
                0,
                _ -> allowed,
                Pace.CLOCK,
                new RateLimitedLog(System::nanoTime));
    }

    @AfterEach
    void close() throws IOException {
        door.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private Socket connect(SoundDoor to) throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(10_000);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), to.port()));
        sockets.add(socket);
        return socket;
    }

    private static void name(Socket socket, UUID name) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(16);
        bytes.putLong(name.getMostSignificantBits()).putLong(name.getLeastSignificantBits());
        socket.getOutputStream().write(new Frame(Frame.NAME, bytes.array()).bytes());
    }

    /** Whether the door closes without having sent anything. */
    private static boolean isShut(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException _) {
            return true;
        }
    }

    private static void say(Socket socket, int frames) throws Exception {
        short[] voice = new short[Frame.SAMPLES];
        for (int i = 0; i < voice.length; i++) {
            voice[i] = (short) (6_000 * Math.sin(i * 0.17));
        }
        long due = System.nanoTime();
        for (int i = 0; i < frames; i++) { // one that is late is followed at once by the next
            socket.getOutputStream().write(Frame.sound(voice).bytes());
            due += Loudness.FRAME.toNanos();
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    /** Reads what the door sends until it closes; how many frames, and how many are a tone. */
    private static int[] hear(Socket socket) throws IOException {
        int frames = 0;
        int loud = 0;
        DataInputStream in = new DataInputStream(socket.getInputStream());
        while (true) {
            int kind = in.read();
            if (kind < 0) {
                return new int[] {frames, loud};
            }
            byte[] payload = new byte[in.readUnsignedShort()];
            in.readFully(payload);
            assertThat(kind).isEqualTo(Frame.SOUND);
            frames++;
            int peak = 0;
            for (short sample : new Frame(kind, payload).samples()) {
                peak = Math.max(peak, Math.abs(sample));
            }
            loud += peak > 1_000 ? 1 : 0;
        }
    }

    @Test
    void whoeverNamesNoBookingHearsNothing() throws IOException {
        Socket stranger = connect(door);
        name(stranger, UUID.randomUUID());

        assertThat(isShut(stranger)).isTrue();
    }

    @Test
    void aBookingIsGoodForOneConnection() throws Exception {
        Booking<Sound> booking = door.record(HOW);
        Socket first = connect(door);
        name(first, booking.name());
        assertThat(first.getInputStream().read()).isEqualTo(Frame.SOUND);

        Socket second = connect(door);
        name(second, booking.name());

        assertThat(isShut(second)).isTrue();
    }

    @Test
    void aBookingThatIsOverLetsNobodyIn() throws IOException {
        Booking<Sound> booking = door.record(HOW);
        booking.close();
        Socket late = connect(door);
        name(late, booking.name());

        assertThat(isShut(late)).isTrue();
        assertThat(booking.result()).isEmpty();
    }

    @Test
    void anAddressThatIsNotAllowedIsShutOut() throws IOException {
        try (SoundDoor strict = door(false)) {
            Booking<Sound> booking = strict.record(HOW);
            Socket stranger = connect(strict);

            assertThat(isShut(stranger)).isTrue();
            assertThat(booking.result()).isEmpty();
        }
    }

    @Test
    void anotherProtocolIsShutOut() throws IOException {
        Socket browser = connect(door);
        browser.getOutputStream()
                .write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

        assertThat(isShut(browser)).isTrue();
    }

    @Test
    void whoeverSaysNothingIsShutOutAndKeepsNobodyOut() throws Exception {
        for (int i = 0; i < SoundDoor.SILENT_MAX + 5; i++) {
            connect(door);
        }
        Thread.sleep(SoundDoor.NAME_DEADLINE.toMillis() + 500);
        assertThat(isShut(sockets.getFirst())).isTrue();

        Booking<Sound> booking = door.record(HOW);
        Socket late = connect(door);
        name(late, booking.name());
        assertThat(late.getInputStream().read()).isEqualTo(Frame.SOUND);
    }

    @Test
    void aToneComesFirstAndThenAFrameEveryTwentyMilliseconds() throws Exception {
        Booking<Sound> booking = door.record(HOW);
        Socket caller = connect(door);
        long began = System.nanoTime();
        name(caller, booking.name());

        int[] heard = hear(caller); // nobody speaks, nor sends a frame: three seconds of silence
        Duration took = Duration.ofNanos(System.nanoTime() - began);

        assertThat(heard[1]).isBetween(19, 20);
        assertThat(took).isBetween(Duration.ofMillis(3_300), Duration.ofSeconds(9));
        assertThat(heard[0]).isBetween(120, (int) (took.toMillis() / 20) + 3);
        assertThat(booking.result().orElseThrow().aLaw()).isEmpty();
    }

    @Test
    void whoeverSendsNoSoundForAWhileIsSilentForSoLong() throws Exception {
        Booking<Sound> booking = door.record(HOW);
        Socket caller = connect(door);
        name(caller, booking.name());
        Thread.sleep(1_500); // the tone
        say(caller, 50);
        Thread.sleep(700);
        say(caller, 50);
        hear(caller);

        Sound said = booking.result().orElseThrow();
        assertThat(said.speech()).isBetween(Duration.ofMillis(1_700), Duration.ofMillis(2_300));
        assertThat(said.length()).isGreaterThan(Duration.ofMillis(2_500));
    }

    @Test
    void aHangUpLosesNothingOfWhatCame() throws Exception {
        Booking<Sound> booking = door.record(HOW);
        Socket caller = connect(door);
        name(caller, booking.name());
        Thread.sleep(1_500);
        say(caller, 100);
        caller.close();

        assertThat(booking.result().orElseThrow().speech())
                .isBetween(Duration.ofSeconds(2), Duration.ofMillis(2_300));
    }

    @Test
    void aKeyEndsWhatIsPlayed() throws Exception {
        Booking<Optional<Character>> booking =
                door.play(new Sound(new byte[80_000], Duration.ZERO));
        Socket caller = connect(door);
        name(caller, booking.name());
        Thread.sleep(300);
        caller.getOutputStream().write(new Frame(Frame.KEY, (byte) '3').bytes());

        int[] heard = hear(caller);

        assertThat(heard[0]).isLessThan(100);
        assertThat(booking.result()).contains(Optional.of('3'));
    }

    @Test
    void aBookingThatIsGivenUpEndsItsConnection() throws Exception {
        Booking<Sound> booking = door.record(HOW);
        Socket caller = connect(door);
        name(caller, booking.name());
        assertThat(caller.getInputStream().read()).isEqualTo(Frame.SOUND);

        booking.close();

        assertThat(caller.isClosed()).isFalse();
        while (!isShut(caller)) {
            // frames that were on the way
        }
    }
}
