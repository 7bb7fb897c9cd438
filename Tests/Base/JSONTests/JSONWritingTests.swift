import JSON
import Testing

@Suite struct JSONWritingTests {
  @Test(arguments: [
    "null", "true", "[]", "{}", "-1.5e3", #""a\"b\\c\u000adé\u0000""#, #"{"a":[1,2,{"b":null}],"c":"语"}"#,
  ])
  func `what is written reads as the same value`(text: String) throws {
    let value = try JSONValue(parsing: [UInt8](text.utf8))
    #expect(String(decoding: value.serialized, as: UTF8.self) == text)
    #expect(try JSONValue(parsing: value.serialized) == value)
  }
}
