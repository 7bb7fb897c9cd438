import JSON
import Testing

@Suite struct JSONValueTests {
  private func parse(_ text: String) throws(JSONError) -> JSONValue { try JSONValue(parsing: [UInt8](text.utf8)) }

  @Test func `a text becomes a tree`() throws {
    let value = try parse(#" {"a": [1, -0.5e+3, "x\n\"\u00e4\ud83c\udfab"], "b": {"c": null}, "d": true} "#)
    #expect(
      value
        == .object([
          .init("a", .array([.number("1"), .number("-0.5e+3"), .string("x\n\"ä🎫")])),
          .init("b", .object([.init("c", .null)])), .init("d", .bool(true)),
        ]))
    #expect(value["b"]?["c"] == .null)
    #expect(value["z"] == nil)
    #expect(try parse("[]") == .array([]))
    #expect(try parse("{}") == .object([]))
  }

  @Test(arguments: [
    "", "{", "[1,]", "[1 2]", "{\"a\"}", "{\"a\":1,\"a\":2}", "{a:1}", "tru", "nul", "01", "1.", "-", "+1", "1e",
    "\"", "\"\\x\"", "\"\\u12g4\"", "\"\\ud83c\"", "\"\\udfab\"", "\"\u{1}\"", "1 1", "[", "]", "{\"a\":}", "NaN",
    String(repeating: "[", count: 65) + String(repeating: "]", count: 65), "\"\\", "\"\\u",
  ])
  func `what is not JSON is refused`(text: String) {
    #expect(throws: JSONError.self) { try parse(text) }
  }

  @Test func `an error says where`() {
    let error = #expect(throws: JSONError.self) { try parse(#"{"a": 1, "a": 2}"#) }
    #expect(error == JSONError(problem: "the name a is there twice", offset: 12))
    let deep = #expect(throws: JSONError.self) { try JSONValue(parsing: Array(#"{"a":[1,{"b":{"c":1,"c":2}}]}"#.utf8)) }
    #expect(deep?.path == "$.a[1].b")
  }

  @Test func `bytes that are not UTF-8 are refused`() {
    #expect(throws: JSONError.self) { try JSONValue(parsing: [0x22, 0xFF, 0x22]) }
  }
}
