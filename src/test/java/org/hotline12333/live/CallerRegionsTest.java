package org.hotline12333.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerRegionsTest {
    private final CallerRegions regions = new CallerRegions();

    @ParameterizedTest
    @CsvSource({
        "09512345678, 宁夏银川市, 'Yinchuan, Ningxia'",
        "+869512345678, 宁夏银川市, 'Yinchuan, Ningxia'",
        "0952-2012345, 宁夏石嘴山市, 'Shizuishan, Ningxia'",
        "13909512345, 宁夏银川市, 'Yinchuan, Ningxia'",
        "+8618795012345, 宁夏银川市, 'Yinchuan, Ningxia'",
        "01062345678, 北京市, Beijing",
        "+85223456789, 中国香港特别行政区, Hong Kong SAR China",
        "0012125551234, 美国, United States",
    })
    void aNumberTellsItsCityOrAbroadItsCountry(String claimed, String chinese, String english) {
        assertThat(regions.of(claimed)).contains(new CallerRegion(chinese, english));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "anonymous",
                "1001",
                "12333",
                "*12333",
                "+",
                "86",
                "00000000000",
                "19109510000", // given out anywhere in the country
                "99999999999999999999999",
                "sip:eve@example.com"
            })
    void othersTellNothing(String claimed) {
        assertThat(regions.of(claimed)).isEmpty();
    }
}
