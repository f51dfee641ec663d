package dev.retort.hibernate.scanned.sub;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter
public class Yes implements AttributeConverter<Boolean, String> {
    @Override
    public String convertToDatabaseColumn(Boolean value) {
        return Boolean.TRUE.equals(value) ? "yes" : "no";
    }

    @Override
    public Boolean convertToEntityAttribute(String text) {
        return "yes".equals(text);
    }
}
