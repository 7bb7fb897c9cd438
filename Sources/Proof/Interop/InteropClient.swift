public import Base
internal import Messages
public import RPCCore

/// The client's side of gRPC's interop tests.
public struct InteropClient: Sendable {
  let channel: any Channel
  let loop: any Loop
  let soakIterations: Int
  private let makeChannel: @Sendable () throws -> (channel: any Channel, close: @Sendable () -> Void)

  /// `makeChannel` gives a channel of its own to the same server, and how to close it: for the soak
  /// test that connects again every time.
  public init(
    _ channel: any Channel, on loop: any Loop, soakIterations: Int = 1000,
    makeChannel: @escaping @Sendable () throws -> (channel: any Channel, close: @Sendable () -> Void)
  ) {
    self.channel = channel
    self.loop = loop
    self.soakIterations = soakIterations
    self.makeChannel = makeChannel
  }

  var service: GrpcTesting.TestServiceClient { GrpcTesting.TestServiceClient(channel) }

  /// Runs one case. Throws `InteropFailure`, or the status of a call that should not have failed.
  public func run(_ test: InteropCase) async throws {
    switch test {
    case .emptyUnary: try expect("the answer", try await service.emptyCall(.init(), options()), .init())
    case .largeUnary: try await largeUnary(options())
    case .clientCompressedUnary: try await clientCompressedUnary()
    case .serverCompressedUnary: try await serverCompressedUnary()
    case .clientStreaming: try await clientStreaming()
    case .clientCompressedStreaming: try await clientCompressedStreaming()
    case .serverStreaming: try await serverStreaming()
    case .serverCompressedStreaming: try await serverCompressedStreaming()
    case .pingPong: try await pingPong()
    case .emptyStream: try await emptyStream()
    case .halfDuplex: try await halfDuplex()
    case .customMetadata: try await customMetadata()
    case .statusCodeAndMessage: try await status(.unknown, "test status message", alsoInStream: true)
    case .specialStatusMessage:
      try await status(.unknown, "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n", alsoInStream: false)
    case .unimplementedMethod: try await unimplemented()
    case .unimplementedService: try await unimplementedService()
    case .cancelAfterBegin: try await cancelAfterBegin()
    case .cancelAfterFirstResponse: try await cancelAfterFirstResponse()
    case .timeoutOnSleepingServer: try await timeoutOnSleepingServer()
    case .rpcSoak: for _ in 0..<soakIterations { try await largeUnary(options()) }
    case .channelSoak: try await channelSoak()
    }
  }

  func options(_ compression: Compression = .off, _ report: CallReport? = nil) -> CallOptions {
    CallOptions(timeout: .seconds(20), compression: compression, report: report)
  }

  func zeros(_ count: Int) -> GrpcTesting.Payload {
    GrpcTesting.Payload(type: .compressable, body: [UInt8](repeating: 0, count: count))
  }

  static let requestSizes = [27_182, 8, 1_828, 45_904]
  static let answerSizes = [31_415, 9, 2_653, 58_979]

  // MARK: - Unary

  private func largeUnary(_ options: CallOptions, of other: GrpcTesting.TestServiceClient? = nil) async throws {
    let answer = try await (other ?? service).unaryCall(
      .init(responseType: .compressable, responseSize: 314_159, payload: zeros(271_828)), options)
    try expect("the payload's size", answer.payload?.body.count, 314_159)
    try expect("zeros only", answer.payload?.body.allSatisfy { $0 == 0 }, true)
  }

  private func clientCompressedUnary() async throws {
    // The server must notice when the flag says otherwise.
    var request = GrpcTesting.SimpleRequest(
      responseSize: 314_159, payload: zeros(271_828), expectCompressed: .init(value: true))
    _ = try await expectError("the probe", .invalidArgument) { [request] in
      _ = try await service.unaryCall(request, options())
    }
    for isCompressed in [true, false] {
      request.expectCompressed = .init(value: isCompressed)
      let answer = try await service.unaryCall(request, options(isCompressed ? .gzip : .off))
      try expect("the payload's size", answer.payload?.body.count, 314_159)
    }
  }

  private func serverCompressedUnary() async throws {
    for isCompressed in [true, false] {
      let report = CallReport()
      let answer = try await service.unaryCall(
        .init(responseSize: 314_159, payload: zeros(271_828), responseCompressed: .init(value: isCompressed)),
        options(.accept, report))
      try expect("the payload's size", answer.payload?.body.count, 314_159)
      try expect("compressed answers", report.compressedMessages, isCompressed ? 1 : 0)
    }
  }

  // MARK: - Metadata and status

  private func customMetadata() async throws {
    let metadata: Metadata = [
      InteropService.echoInitial: "test_initial_metadata_value", InteropService.echoTrailing: "q6ur",
    ]
    func check(_ report: CallReport) throws {
      try expect("initial metadata", report.initialMetadata[InteropService.echoInitial], "test_initial_metadata_value")
      try expect("trailing metadata", report.trailingMetadata[InteropService.echoTrailing], "q6ur")
    }
    let (unary, duplex) = (CallReport(), CallReport())
    _ = try await service.unaryCall(
      .init(responseSize: 314_159, payload: zeros(271_828)),
      CallOptions(metadata: metadata, timeout: .seconds(20), report: unary))
    try check(unary)
    try await service.fullDuplexCall(CallOptions(metadata: metadata, timeout: .seconds(20), report: duplex)) { call in
      try await call.send(.init(responseParameters: [.init(size: 314_159)], payload: zeros(271_828)))
      call.finish()
      while try await call.next() != nil {}
    }
    try check(duplex)
  }

  private func status(_ code: RPCCode, _ message: String, alsoInStream: Bool) async throws {
    let wanted = GrpcTesting.EchoStatus(code: Int32(code.rawValue), message: message)
    let unary = try await expectError("the call", code) {
      _ = try await service.unaryCall(.init(responseStatus: wanted), options())
    }
    try expect("the message", unary.message, message)
    guard alsoInStream else { return }
    let stream = try await expectError("the stream", code) {
      try await service.fullDuplexCall(options()) { call in
        try await call.send(.init(responseStatus: wanted))
        call.finish()
        while try await call.next() != nil {}
      }
    }
    try expect("the stream's message", stream.message, message)
  }

  private func unimplemented() async throws {
    _ = try await expectError("the call", .unimplemented) {
      _ = try await service.unimplementedCall(.init(), options())
    }
  }

  private func unimplementedService() async throws {
    _ = try await expectError("the call", .unimplemented) {
      _ = try await GrpcTesting.UnimplementedServiceClient(channel).unimplementedCall(.init(), options())
    }
  }

  private func timeoutOnSleepingServer() async throws {
    _ = try await expectError("the call", .deadlineExceeded) {
      try await service.fullDuplexCall(CallOptions(timeout: .milliseconds(1))) { call in
        try await call.send(.init(responseParameters: [.init(size: 31_415, intervalUs: 1_000_000)], payload: zeros(27_182)))
        while try await call.next() != nil {}
      }
    }
  }

  // MARK: - Soak

  private func channelSoak() async throws {
    for _ in 0..<soakIterations {
      let fresh = try makeChannel()
      defer { fresh.close() }
      try await largeUnary(options(), of: GrpcTesting.TestServiceClient(fresh.channel))
    }
  }
}
