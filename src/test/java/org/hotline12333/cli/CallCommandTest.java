package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class CallCommandTest {
    private static final String RIGHT =
            "hears [zh/welcome] [zh/welcome-english]\nkeys 1\nhears [zh/main-menu]\nhangs up\n";
    private static final String WRONG = "hears *\nkeys 1\nhears 个人查询请按二\nhangs up\n";

    @TempDir Path folder;

    @BeforeEach
    void writeScripts() throws IOException {
        Files.createDirectory(folder.resolve("more"));
        Files.writeString(folder.resolve("right.call"), RIGHT);
        Files.writeString(folder.resolve("more/also.call"), RIGHT);
        Files.writeString(folder.resolve("notes.txt"), "no script");
    }

    private String path(String file) {
        return folder.resolve(file).toString();
    }

    private static Verb typing(String keyboard, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(keyboard.getBytes(StandardCharsets.UTF_8)));
        try {
            return Verb.run(arguments);
        } finally {
            System.setIn(before);
        }
    }

    /** A real call of three minutes looked like one that hangs. */
    @Test
    void saysThatRealCallsTakeAsLongAsTheyLast() throws IOException {
        Files.writeString(folder.resolve("right.call"), "date 2020-01-01 10:00\n" + RIGHT);
        Verb call = Verb.run("call", path("right.call"), "--via", "sip://127.0.0.1:9");

        assertThat(call.err())
                .containsExactly(
                        "hotline: 1 calls, at most 8 at once; each takes as long as it lasts and is"
                                + " told when it has ended");
        assertThat(call.out()).contains("not over SIP");
    }

    /** How long it sounds is known to the hotline that is called, and to nobody here. */
    @Test
    void leavesOutWhoHangsUpWithinAName() {
        Path script = Path.of("calls/enquiry/who-hangs-up-in-a-name.call").toAbsolutePath();
        Verb call = Verb.run("call", script.toString(), "--via", "sip://127.0.0.1:9");

        assertThat(call.out()).contains("left ", "in memory only: line 9 has 0 ms to spare");
    }

    @Test
    void triesAllScriptsBelowAFolder() {
        Verb call = Verb.run("call", folder.toString());

        assertThat(call.err()).isEmpty();
        assertThat(call.status()).isZero();
        assertThat(call.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("ok    " + path("more/also.call")),
                        line -> assertThat(line).startsWith("ok    " + path("right.call")),
                        line -> assertThat(line).startsWith("walked 1 of "),
                        line ->
                                assertThat(line)
                                        .startsWith("2 calls, ")
                                        .endsWith(": 2 as written, 0 not"));
    }

    /** As the README says it; each begins where nothing is left of the one before. */
    @Test
    void triesAllShippedScriptsInOneGo() {
        Verb call = Verb.run("call", "calls");

        assertThat(call.out()).doesNotContain("FAIL").contains(" as written, 0 not");
        assertThat(call.status()).isZero();
    }

    @Test
    void showsWhatWasOtherwiseWithFileLineAndTheCall() throws IOException {
        Files.writeString(folder.resolve("wrong.call"), WRONG);

        Verb call = Verb.run("call", folder.toString());

        assertThat(call.status()).isEqualTo(1);
        assertThat(call.out())
                .contains(
                        path("wrong.call") + ":3: expected `个人查询请按二`, heard `个人查询请按一",
                        "> keys 1",
                        "3 calls, ",
                        "2 as written, 1 not");
    }

    @Test
    void writesAReportForContinuousIntegration() throws Exception {
        Files.writeString(folder.resolve("wrong.call"), WRONG);
        Path report = folder.resolve("report.xml");

        Verb.run("call", folder.toString(), "--report", report.toString());

        Element suite =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(report.toFile())
                        .getDocumentElement();
        assertThat(suite.getAttribute("tests")).isEqualTo("3");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getElementsByTagName("failure").item(0).getTextContent())
                .contains("wrong.call:3: expected");
    }

    @Test
    void writesAReportForPeople() throws IOException {
        Files.writeString(folder.resolve("wrong.call"), WRONG);
        Path report = folder.resolve("report.html");

        Verb.run("call", folder.toString(), "--report", report.toString());

        assertThat(report)
                .content()
                .contains(
                        "<section class=\"not\"",
                        "<section class=\"ok\"",
                        "expected `个人查询请按二`",
                        "<td>您好，幺二三三三社保热线。")
                .doesNotContain("{calls}");
    }

    @Test
    void writesWhichWaysWereWalkedInThreeForms() throws IOException {
        Verb call =
                Verb.run(
                        "call",
                        path("right.call"),
                        "--coverage",
                        path("ways.txt"),
                        "--coverage",
                        path("ways.json"),
                        "--coverage",
                        path("ways.svg"));

        assertThat(call.err()).isEmpty();
        assertThat(folder.resolve("ways.txt"))
                .content()
                .startsWith("walked 1 of ")
                .contains("welcome: key 2, ")
                .doesNotContain("welcome: key 1");
        assertThat(folder.resolve("ways.json")).content().contains("\"walked\" : 1,");
        assertThat(folder.resolve("ways.svg")).content().startsWith("<svg ");
    }

    @Test
    void noReportShowsANumberThatWasKeyed() throws IOException {
        Files.writeString(
                folder.resolve("secret.call"),
                "keys 11990000198001010012#1000000012#1 at 1 s\nhears 错\nhangs up\n");
        Path html = folder.resolve("report.html");
        Path xml = folder.resolve("report.xml");

        Verb call =
                Verb.run(
                        "call",
                        path("secret.call"),
                        "--report",
                        html.toString(),
                        "--report",
                        xml.toString());

        assertThat(call.status()).isEqualTo(1);
        assertThat(call.out() + Files.readString(html) + Files.readString(xml))
                .contains("(33 keys)")
                .doesNotContain("9900001980")
                .doesNotContain("1000000012");
    }

    @Test
    void aTypedCallShowsTextAndCanBeKeptAsAScript() throws IOException {
        Path kept = folder.resolve("kept.call");

        Verb call = typing("1\nw 2\n2\n\nsing\nhangup\n", "call", "--save", kept.toString());

        assertThat(call.status()).isZero();
        assertThat(call.out())
                .contains("您好，幺二三三三社保热线。普通话请按一。 For English, press two.")
                .contains("办事指南请按一")
                .contains("没有听到您的按键。")
                .contains("you have hung up");
        assertThat(kept)
                .content()
                .isEqualTo(
                        """
                        hears  [zh/welcome] [zh/welcome-english]
                        keys   1
                        hears  [zh/main-menu]
                        waits  2500 ms
                        keys   2
                        hears  [zh/policy-menu]
                        waits
                        hears  [zh/noinput] [zh/policy-menu]
                        hangs up
                        """);
        assertThat(Verb.run("call", kept.toString()).status()).isZero();
    }

    @Test
    void aTypedCallEndsWithTheKeyboard() {
        assertThat(typing("", "call").out()).endsWith("you have hung up\n");
    }

    @Test
    void wrongUseIsOneLine() throws IOException {
        Files.createDirectory(folder.resolve("empty"));

        assertThat(Verb.run("call", path("empty")).err())
                .containsExactly(
                        "hotline: there is no *.call in "
                                + path("empty")
                                + "; see hotline call --help");
        assertThat(Verb.run("call", path("absent.call")).err())
                .containsExactly(
                        path("absent.call")
                                + ": cannot be read: NoSuchFileException; see that it is a file and may"
                                + " be read");
        assertThat(Verb.run("call", path("right.call"), "--via", "http://x:1").err())
                .singleElement()
                .asString()
                .contains("'http://x:1' is not memory, agi://HOST:PORT or sip://HOST:PORT");
        assertThat(Verb.run("call", path("right.call"), "--save", path("x")).err())
                .singleElement()
                .asString()
                .contains("--save is for a typed call");
        assertThat(Verb.run("call", path("right.call"), "--report", path("x.pdf")).err())
                .singleElement()
                .asString()
                .contains("a report is *.xml or *.html");
        assertThat(Verb.run("call", path("right.call"), "--coverage", path("x.png")).err())
                .singleElement()
                .asString()
                .contains("coverage is *.txt, *.json or *.svg, not " + path("x.png"));
        assertThat(Verb.run("call", "--coverage", path("x.txt")).err())
                .singleElement()
                .asString()
                .contains("--coverage is of scripts that run in memory");
        assertThat(Verb.run("call", path("right.call"), "--via", "agi://127.0.0.1:1").err())
                .containsExactly(
                        "hotline: nobody answers at agi://127.0.0.1:1; start ./hotline serve, or mend"
                                + " the address");
    }
}
