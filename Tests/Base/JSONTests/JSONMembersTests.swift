import JSON
import Testing

@Suite struct JSONMembersTests {
  @Test func `a value keeps the bytes it was written with`() throws {
    let text = #" { "a_response" : {"code":"10000", "x": [1, {"y":null}]} , "sign" : "ab\/c=" }"#
    let read = try #require(JSONMembers(text.utf8))
    let raw = try #require(read.raw("a_response"))
    #expect(String(decoding: raw, as: UTF8.self) == #"{"code":"10000", "x": [1, {"y":null}]}"#)
    #expect(read.text("sign") == "ab/c=")
    #expect(read.text("a_response") == nil)
    #expect(try #require(JSONMembers(raw)).text("code") == "10000")
  }

  @Test func `text and numbers read as text`() throws {
    let read = try #require(JSONMembers(#"{"a":-1.5e3,"b":"\u4e2d\ud83c\udfab\n","c":true}"#.utf8))
    #expect(read.text("a") == "-1.5e3")
    #expect(read.text("b") == "中🎫\n")
    #expect(read.text("c") == nil)
  }

  @Test func `what is written reads back`() throws {
    let bytes = JSONMembers.write([("k\"1", "a\\b\u{1}"), ("名", "票")])
    let read = try #require(JSONMembers(bytes))
    #expect(read.text("k\"1") == "a\\b\u{1}")
    #expect(read.text("名") == "票")
  }

  @Test(arguments: [
    "", "[]", "{", "{}x", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, #"{"a":1,"a":2}"#, #"{"a":01}"#,
    #"{"a":"\ud800"}"#, #"{"a":"\x"}"#, "{\"a\":\"\n\"}", #"{"a":tru}"#, #"{"a":1.}"#, #"{"a":"\u+12f"}"#,
    "{\"a\":" + String(repeating: "[", count: 40) + String(repeating: "]", count: 40) + "}",
  ])
  func `what is not one object is refused`(_ text: String) {
    #expect(JSONMembers(text.utf8) == nil)
  }
}
