package org.hotline12333.insurance.delivery;

class NumberSetsTest extends RollContract {
    @Override
    protected Roll roll() {
        return new NumberSets(0, "7"::equals);
    }
}
