import Ports
import Testing

@Suite struct FormFieldsTests {
  @Test func `fields read back what was written`() throws {
    let form = FormFields([
      HTTPField("subject", "音乐会 A&B=100% + 50"), HTTPField("empty", ""), HTTPField("a~b", "x-y_z.0"),
    ])
    #expect(FormFields(encoded: form.encoded.utf8) == form)
    #expect(form.encoded.hasPrefix("subject=%E9%9F%B3"))
  }

  @Test func `a plus is a space, as Python's urlencode writes it`() throws {
    let form = try #require(FormFields(encoded: "a=1+2&b=%2b&c".utf8))
    #expect(form["a"] == "1 2" && form["b"] == "+" && form["c"] == "")
  }

  @Test(arguments: ["a=%", "a=%4", "a=%zz", "a=1&a=2", "a=%FF"])
  func `a broken form is refused`(_ text: String) {
    #expect(FormFields(encoded: text.utf8) == nil)
  }

  @Test func `too many fields are refused`() {
    let text = (0..<5).map { "f\($0)=1" }.joined(separator: "&")
    #expect(FormFields(encoded: text.utf8, limit: 4) == nil)
    #expect(FormFields(encoded: text.utf8, limit: 5) != nil)
  }

  @Test func `the signed text is sorted by bytes, without signature and empty fields`() throws {
    let form = try #require(FormFields(encoded: "b=2&sign=x&B=3&a=&a_1=4&sign_type=RSA2".utf8))
    #expect(String(decoding: form.signedText(without: ["sign", "sign_type"]), as: UTF8.self) == "B=3&a_1=4&b=2")
    #expect(String(decoding: form.signedText(without: ["sign"]), as: UTF8.self) == "B=3&a_1=4&b=2&sign_type=RSA2")
  }

  @Test func `a field is replaced in its place`() {
    var form = FormFields([HTTPField("a", "1"), HTTPField("b", "2")])
    form["a"] = "3"
    form["b"] = nil
    form["c"] = "4"
    #expect(form.fields == [HTTPField("a", "3"), HTTPField("c", "4")])
  }
}
