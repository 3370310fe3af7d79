package org.hotline12333.insurance.synthetic;

import java.util.List;
import java.util.stream.IntStream;

/** Names of employers and hospitals that are none: each says that it is an example. */
final class Names {
    private static final String EXAMPLE = "示例";
    private static final String SYLLABLES = "安宝昌诚达东丰富光广海和宏华汇吉佳金康乐利隆明宁平荣瑞盛顺泰通旺祥新兴源";

    private static final List<String> TRADES =
            List.of("机械厂", "纺织厂", "食品厂", "物流公司", "建筑公司", "商贸有限公司", "电子有限公司", "家政服务部");

    private static final List<String> HOSPITALS = List.of("人民医院", "中医院", "社区卫生服务中心");

    /** Of each kind of hospital. */
    private static final int NUMBERED = 20;

    private Names() {}

    /** One of some thousands. */
    static String employer(Draw draw) {
        return EXAMPLE
                + syllable(draw, 0)
                + syllable(draw, 1)
                + TRADES.get((int) draw.below(TRADES.size(), Draw.Of.EMPLOYER, 2));
    }

    private static char syllable(Draw draw, int place) {
        return SYLLABLES.charAt((int) draw.below(SYLLABLES.length(), Draw.Of.EMPLOYER, place));
    }

    /** One to four, each once. */
    static List<String> hospitals(Draw draw) {
        int first = (int) draw.below(NUMBERED, Draw.Of.HOSPITAL, 0);
        int count = 1 + (int) draw.below(4, Draw.Of.HOSPITAL, 1);
        return IntStream.range(0, count)
                .mapToObj(each ->
                        EXAMPLE
                                + ((first + each) % NUMBERED + 1)
                                + "号"
                                + HOSPITALS.get(
                                        (int)
                                                draw.below(
                                                        HOSPITALS.size(),
                                                        Draw.Of.HOSPITAL,
                                                        2 + each)))
                .toList();
    }
}
