package dev.retort.codegen;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A piece of Java that knows how to print itself on one line and, when that is too long, on more.
 */
sealed interface Expression {

    /** On one line, however long. */
    String flat();

    /** Whether it may stand on one line where there is room for it. */
    boolean isFlat();

    /**
     * Over several lines; the first starts at the place's column, the others carry their
     * indentation.
     */
    String broken(Place place);

    /** How many calls and values it has: what its byte code and its constants grow with. */
    int size();

    default String print(Place place) {
        if (isFlat()) {
            String flat = flat();
            if (place.fits(flat.length())) {
                return flat;
            }
        }
        return broken(place);
    }

    /** A name: quoted and never broken. */
    static Expression name(String value) {
        return new Token(JavaString.literal(value));
    }

    static Expression token(String java) {
        return new Token(java);
    }

    /** A text that a person reads: several lines become a text block, a long line a sum. */
    static Expression text(String value) {
        return new Text(value);
    }

    static Call call(String name, Expression... arguments) {
        return new Call(name, List.of(arguments), 0, Call.Style.FILLED);
    }

    /** What needs no breaking. */
    record Token(String java) implements Expression {

        @Override
        public String flat() {
            return java;
        }

        @Override
        public boolean isFlat() {
            return true;
        }

        @Override
        public String broken(Place place) {
            return java;
        }

        @Override
        public int size() {
            return 1;
        }
    }

    /** A string. */
    record Text(String value) implements Expression {

        @Override
        public String flat() {
            return JavaString.literal(value);
        }

        @Override
        public boolean isFlat() {
            return !JavaString.isBlock(value) && !JavaString.isTooLongForOneConstant(value);
        }

        @Override
        public String broken(Place place) {
            if (JavaString.isTooLongForOneConstant(value)) {
                return JavaString.join(value, place);
            }
            return JavaString.isBlock(value)
                    ? JavaString.block(value, place)
                    : JavaString.sum(value, place);
        }

        @Override
        public int size() {
            return 1;
        }
    }

    /**
     * A call without what comes before its dot.
     *
     * @param kept how many arguments stay behind the opening parenthesis when it is broken
     */
    record Call(String name, List<Expression> arguments, int kept, Style style)
            implements Expression {

        enum Style {
            /** As many arguments a line as there is room for. */
            FILLED,
            /** One argument a line when it has to be broken. */
            LISTED,
            /** One argument a line, always. */
            ALWAYS_LISTED
        }

        public Call {
            arguments = List.copyOf(arguments);
        }

        /** The same call, which keeps its first arguments behind the parenthesis. */
        Call keeping(int count, Style how) {
            return new Call(name, arguments, count, how);
        }

        @Override
        public String flat() {
            return name + "(" + flat(arguments) + ")";
        }

        private static String flat(List<Expression> some) {
            return some.stream().map(Expression::flat).collect(Collectors.joining(", "));
        }

        @Override
        public boolean isFlat() {
            return (style != Style.ALWAYS_LISTED || arguments.size() <= kept)
                    && arguments.stream().allMatch(Expression::isFlat);
        }

        @Override
        public String broken(Place place) {
            if (arguments.isEmpty()) {
                return flat();
            }
            if (arguments.size() == 1 && kept == 0) {
                Place inside = place.after(name.length() + 1, place.tail() + 1);
                return name + "(" + arguments.get(0).print(inside) + ")";
            }
            StringBuilder out = new StringBuilder(name).append('(');
            out.append(flat(arguments.subList(0, kept)));
            int lineStart = -1;
            for (int i = kept; i < arguments.size(); i++) {
                Expression argument = arguments.get(i);
                boolean last = i == arguments.size() - 1;
                Place next = place.continued(last ? place.tail() + 1 : 1);
                if (i > 0) {
                    out.append(',');
                }
                if (style == Style.FILLED && lineStart >= 0 && argument.isFlat()) {
                    String flat = argument.flat();
                    int used = out.length() - lineStart + 1;
                    if (next.after(used, next.tail()).fits(flat.length())) {
                        out.append(' ').append(flat);
                        continue;
                    }
                }
                out.append(place.newLine());
                lineStart = out.length();
                out.append(argument.print(next));
                if (!argument.isFlat()) {
                    lineStart = -1;
                }
            }
            return out.append(')').toString();
        }

        @Override
        public int size() {
            return 1 + arguments.stream().mapToInt(Expression::size).sum();
        }
    }

    /**
     * Calls on what the call before gave.
     *
     * @param joined how many of {@code calls} stay on the line of {@code head} if there is room
     */
    record Chain(Call head, List<Call> calls, int joined) implements Expression {

        public Chain {
            calls = List.copyOf(calls);
        }

        /** The head alone when nothing is called on it. */
        static Expression of(Call head, List<Call> calls) {
            return calls.isEmpty() ? head : new Chain(head, calls, 0);
        }

        @Override
        public String flat() {
            return flat(calls.size());
        }

        private String flat(int count) {
            return head.flat()
                    + calls.subList(0, count).stream()
                            .map(call -> "." + call.flat())
                            .collect(Collectors.joining());
        }

        @Override
        public boolean isFlat() {
            return head.isFlat() && calls.stream().allMatch(Call::isFlat);
        }

        @Override
        public String broken(Place place) {
            if (endsInBlock()) {
                String before = flat(calls.size() - 1) + ".";
                Call last = calls.get(calls.size() - 1);
                int opening = last.name().length() + "(\"\"\"".length();
                if (place.after(0, 0).fits(before.length() + opening)) {
                    return before + last.broken(place.after(before.length(), place.tail()));
                }
            }
            boolean firstLineFits =
                    head.isFlat()
                            && calls.subList(0, joined).stream().allMatch(Call::isFlat)
                            && place.after(0, 0).fits(flat(joined).length());
            int done = firstLineFits ? joined : 0;
            StringBuilder out =
                    new StringBuilder(firstLineFits ? flat(done) : head.print(place.after(0, 0)));
            for (int i = done; i < calls.size(); i++) {
                boolean last = i == calls.size() - 1;
                Place next = place.continued(0).after(1, last ? place.tail() : 0);
                out.append(place.newLine()).append('.').append(calls.get(i).print(next));
            }
            return out.toString();
        }

        /** Whether all but the last argument can stand on the first line. */
        private boolean endsInBlock() {
            int last = calls.size() - 1;
            return head.isFlat()
                    && calls.subList(0, last).stream().allMatch(Call::isFlat)
                    && calls.get(last).arguments().size() == 1
                    && !calls.get(last).isFlat();
        }

        @Override
        public int size() {
            return head.size() + calls.stream().mapToInt(Call::size).sum();
        }
    }
}
