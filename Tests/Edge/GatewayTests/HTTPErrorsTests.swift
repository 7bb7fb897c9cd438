import Gateway
import JSON
import RPCCore
import Testing

@Suite struct HTTPErrorsTests {
  @Test func `an error is google.rpc.Status with its reason, facts and request id`() throws {
    let response = HTTPResponse.problem(
      code: .resourceExhausted, message: "Too many \"requests\".", reason: "TOO_MANY_REQUESTS",
      facts: ["retry_after_ms": "1001", "limit": "5"], requestID: "r-1")
    #expect(response.status == 429)
    #expect(response.header("retry-after") == "2")
    #expect(response.header("x-request-id") == "r-1")
    #expect(
      String(decoding: response.body, as: UTF8.self)
        == #"{"error":{"code":429,"status":"RESOURCE_EXHAUSTED","message":"Too many \"requests\".","details":[{"#
        + #""@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"TOO_MANY_REQUESTS","domain":"onsale","#
        + #""metadata":{"limit":"5","retry_after_ms":"1001"}}],"requestId":"r-1"}}"#)
  }

  @Test func `a refusal before there is a request id leaves it out`() throws {
    let response = HTTPResponse.problem(
      code: .invalidArgument, httpStatus: 431, message: "no", reason: "HEADERS_TOO_LARGE", requestID: "")
    #expect(response.status == 431)
    #expect(response.header("x-request-id") == nil)
    let value = try JSONValue(parsing: response.body)
    #expect(value["error"]?["requestId"] == nil)
    #expect(value["error"]?["code"] == .number("431"))
  }

  @Test(arguments: [
    (RPCCode.cancelled, 499), (.unknown, 500), (.invalidArgument, 400), (.deadlineExceeded, 504), (.notFound, 404),
    (.alreadyExists, 409), (.permissionDenied, 403), (.unauthenticated, 401), (.resourceExhausted, 429),
    (.failedPrecondition, 400), (.aborted, 409), (.outOfRange, 400), (.unimplemented, 501), (.internal, 500),
    (.unavailable, 503), (.dataLoss, 500), (.ok, 200),
  ])
  func `every code has its status`(code: RPCCode, status: Int) { #expect(code.httpStatus == status) }
}
