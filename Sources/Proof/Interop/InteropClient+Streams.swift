internal import Base
internal import Messages
internal import RPCCore

/// The cases whose client or server streams.
extension InteropClient {
  func clientStreaming() async throws {
    let answer = try await service.streamingInputCall(options()) { requests in
      for size in Self.requestSizes { try await requests.send(.init(payload: zeros(size))) }
    }
    try expect("the size of all payloads", answer.aggregatedPayloadSize, 74_922)
  }

  func clientCompressedStreaming() async throws {
    _ = try await expectError("the probe", .invalidArgument) {
      _ = try await service.streamingInputCall(options()) { requests in
        try await requests.send(.init(payload: zeros(27_182), expectCompressed: .init(value: true)))
      }
    }
    let answer = try await service.streamingInputCall(options(.gzip)) { requests in
      try await requests.send(.init(payload: zeros(27_182), expectCompressed: .init(value: true)))
      try await requests.send(.init(payload: zeros(45_904), expectCompressed: .init(value: false)), compressed: false)
    }
    try expect("the size of all payloads", answer.aggregatedPayloadSize, 73_086)
  }

  func serverStreaming() async throws {
    let sizes = Locked<[Int]>([])
    try await service.streamingOutputCall(
      .init(responseParameters: Self.answerSizes.map { .init(size: Int32($0)) }), options()
    ) { answer in
      sizes.withLock { $0.append(answer.payload?.body.count ?? 0) }
    }
    try expect("the answers", sizes.withLock { $0 }, Self.answerSizes)
  }

  func serverCompressedStreaming() async throws {
    let sizes = Locked<[Int]>([])
    let report = CallReport()
    try await service.streamingOutputCall(
      .init(responseParameters: [
        .init(size: 31_415, compressed: .init(value: true)), .init(size: 92_653, compressed: .init(value: false)),
      ]), options(.accept, report)
    ) { answer in
      sizes.withLock { $0.append(answer.payload?.body.count ?? 0) }
    }
    try expect("the answers", sizes.withLock { $0 }, [31_415, 92_653])
    try expect("compressed answers", report.compressedMessages, 1)
  }

  func pingPong() async throws {
    try await service.fullDuplexCall(options()) { call in
      for (request, answer) in zip(Self.requestSizes, Self.answerSizes) {
        try await call.send(.init(responseParameters: [.init(size: Int32(answer))], payload: zeros(request)))
        try expect("the answer's size", try await call.next()?.payload?.body.count, answer)
      }
      call.finish()
      try expect("the end", try await call.next(), nil)
    }
  }

  func emptyStream() async throws {
    try await service.fullDuplexCall(options()) { call in
      call.finish()
      try expect("the end", try await call.next(), nil)
    }
  }

  func halfDuplex() async throws {
    try await service.halfDuplexCall(options()) { call in
      for (request, answer) in zip(Self.requestSizes, Self.answerSizes) {
        try await call.send(.init(responseParameters: [.init(size: Int32(answer))], payload: zeros(request)))
      }
      call.finish()
      var sizes: [Int] = []
      for try await answer in call { sizes.append(answer.payload?.body.count ?? 0) }
      try expect("the answers", sizes, Self.answerSizes)
    }
  }

  func cancelAfterBegin() async throws {
    _ = try await expectError("the call", .cancelled) {
      try await channel.duplex(GrpcTesting.TestServiceMethods.streamingInputCall, options()) { stream in
        stream.cancel()
        _ = try await stream.next()
      }
    }
  }

  func cancelAfterFirstResponse() async throws {
    _ = try await expectError("the call", .cancelled) {
      try await service.fullDuplexCall(options()) { call in
        try await call.send(.init(responseParameters: [.init(size: 31_415)], payload: zeros(27_182)))
        try expect("the answer's size", try await call.next()?.payload?.body.count, 31_415)
        call.cancel()
        _ = try await call.next()
      }
    }
  }
}
