package org.hotline12333.insurance.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The text of a file, decoded strictly: bytes that are none of its charset end it with words, as do
 * a lone carriage return and UTF-8 that is said to be GB 18030. ASCII, of which files are made but
 * for a title or a slip, is copied byte by byte.
 */
final class DeliveredText extends Reader {
    private static final int CHUNK = 1 << 16;
    private static final char BOM = '\ufeff';

    private final InputStream in;
    private final Charset charset;
    private final CharsetDecoder decoder;
    private final Utf8Trace utf8 = new Utf8Trace();
    private final byte[] bytes = new byte[CHUNK];
    private final ByteBuffer buffer = ByteBuffer.wrap(bytes).limit(0);
    private long line = 1;
    private boolean afterReturn;
    private boolean ended;
    private boolean begun;

    DeliveredText(InputStream in, Charset charset) {
        this.in = in;
        this.charset = charset;
        this.decoder =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /**
     * What stands in the file as far as it was read could be UTF-8, though it is said not to be.
     */
    boolean isUtf8InDisguise() {
        return !charset.equals(StandardCharsets.UTF_8) && utf8.found();
    }

    FileFaultException disguised() {
        return new FileFaultException(
                DeliveryProblem.CHARSET,
                0,
                "the file is UTF-8, the manifest says " + charset.name(),
                "say UTF-8 in the manifest");
    }

    @Override
    public int read(char[] chars, int offset, int length) throws IOException {
        int read = 0;
        while (read == 0) {
            if (!buffer.hasRemaining() && !fill()) {
                return end();
            }
            read =
                    bytes[buffer.position()] >= 0
                            ? ascii(chars, offset, length)
                            : decoded(chars, offset, length);
            if (!begun && read > 0) {
                begun = true;
                if (chars[offset] == BOM) {
                    System.arraycopy(chars, offset + 1, chars, offset, --read);
                }
            }
        }
        return read;
    }

    /** Reads on behind what is left; false at the end, with nothing left but a letter's part. */
    private boolean fill() throws IOException {
        buffer.compact();
        int count = ended ? -1 : in.read(bytes, buffer.position(), buffer.remaining());
        ended = count < 0;
        buffer.position(buffer.position() + Math.max(0, count)).flip();
        return !ended;
    }

    private int end() throws IOException {
        if (buffer.hasRemaining()) {
            throw malformed();
        }
        if (afterReturn) {
            throw loneReturn();
        }
        if (isUtf8InDisguise()) {
            throw disguised();
        }
        return -1;
    }

    private int ascii(char[] chars, int offset, int length) throws IOException {
        int begin = buffer.position();
        int end = Math.min(buffer.limit(), begin + length);
        int i = begin;
        if (afterReturn && bytes[i] != '\n') {
            throw loneReturn();
        }
        afterReturn = false;
        for (; i < end; i++) {
            byte each = bytes[i];
            if (each < ' ') {
                if (each < 0) {
                    break;
                }
                control(each, i + 1 < buffer.limit() ? bytes[i + 1] : '\0', i + 1 == end);
            }
            chars[offset + i - begin] = (char) each;
        }
        buffer.position(i);
        return i - begin;
    }

    private int decoded(char[] chars, int offset, int length) throws IOException {
        CharBuffer out = CharBuffer.wrap(chars, offset, length);
        int begin = buffer.position();
        CoderResult result = decoder.decode(buffer, out, false);
        utf8.follow(bytes, begin, buffer.position());
        int read = out.position() - offset;
        for (int i = offset; i < offset + read; i++) {
            if (afterReturn && chars[i] != '\n') {
                throw loneReturn();
            }
            afterReturn = false;
            if (chars[i] < ' ') {
                boolean last = i + 1 == offset + read;
                control(chars[i], last ? '\0' : chars[i + 1], last);
            }
        }
        if (result.isError() || (read == 0 && !fill())) {
            throw malformed();
        }
        return read;
    }

    private void control(int each, int next, boolean last) throws IOException {
        if (each == '\n') {
            line++;
        } else if (each == '\r') {
            afterReturn = last;
            if (!last && next != '\n') {
                throw loneReturn();
            }
        }
    }

    private FileFaultException malformed() {
        return new FileFaultException(
                DeliveryProblem.CHARSET,
                line,
                "the manifest says %s, and this is none".formatted(charset.name()),
                "say in the manifest what the file is in, UTF-8 or GB18030");
    }

    private FileFaultException loneReturn() {
        return new FileFaultException(
                DeliveryProblem.FORM,
                line,
                "a carriage return stands alone",
                "end lines with CR LF or LF");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
